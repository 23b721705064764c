import type { KeyResult, ObjectiveSettings } from '@ruche/schema';
import type { Entry } from '../records/records.js';

type Target = KeyResult['history'][number];

/** The targets that a key result has had, oldest first; a change of anything else is none. */
export function targetHistory(versions: readonly Entry<ObjectiveSettings>[], id: string): Target[] {
  const targets: Target[] = [];
  for (const { at, body } of versions) {
    const result = body.keyResults.find((candidate) => candidate.id === id);
    if (!result) continue;
    const target: Target = {
      at,
      baseline: result.baseline ?? null,
      target: result.target ?? null,
      due: result.due ?? body.due ?? null,
    };
    const last = targets.at(-1);
    const same =
      last?.baseline === target.baseline &&
      last.target === target.target &&
      last.due === target.due;
    if (!same) targets.push(target);
  }
  return targets;
}
