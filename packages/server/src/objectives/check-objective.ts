import { readInstant } from '@ruche/metrics';
import { ProblemError } from '@ruche/schema';
import type { ObjectiveSettings } from '@ruche/schema';
import type { Ask } from '../query/asker.js';
import { at } from '../query/read-question.js';
import { measureKeyResult } from './measure-key-result.js';

/** What {@link checkObjective} takes. */
export interface CheckObjectiveOptions {
  settings: ObjectiveSettings;
  ask: Ask;
  timezone: string;
  now: Date;
}

/**
 * Refuses what can never be measured: a target on its baseline, an end before the start, a metric or
 * parameter that does not exist, or that the setter may not see.
 *
 * @throws ProblemError with the path of the field.
 */
export async function checkObjective(options: CheckObjectiveOptions): Promise<void> {
  const { settings, ask, timezone, now } = options;
  const { keyResults, start, due, group = null } = settings;
  const today = readInstant(now.toISOString(), timezone, 'start').toPlainDate().toString();
  refuseReversed(start, due, 'due');
  await Promise.all(
    keyResults.map(async (result, index) => {
      const path = `keyResults.${index}`;
      if (result.target !== undefined && result.target === result.baseline) {
        throw invalid(`${path}.target`, 'The target is the baseline: there is no way to go.');
      }
      refuseReversed(result.start ?? start, result.due ?? due, `${path}.due`);
      if (result.metric === undefined) return;
      const last = result.due ?? due;
      const span = {
        start: readInstant(result.start ?? start ?? today, timezone, 'start'),
        end: last === undefined ? null : readInstant(last, timezone, 'due').add({ days: 1 }),
      };
      const measured = { settings: result, group, timezone, span, ask, now, locale: 'en' };
      const answer = await measureKeyResult(measured).catch((error: unknown) => {
        throw error instanceof ProblemError ? placed(error, path) : error;
      });
      if (answer.rows && answer.value === null) {
        throw invalid(`${path}.metric`, `"${result.metric}" ranks, it has no figure to reach.`);
      }
    }),
  );
}

function placed(problem: ProblemError, path: string): ProblemError {
  const { path: field } = problem;
  const own = ['metric', 'period', 'interval'];
  if (field === undefined || own.includes(field)) return at(problem, path);
  return at(problem, `${path}.parameters`);
}

function refuseReversed(start: string | undefined, due: string | undefined, path: string): void {
  if (start === undefined || due === undefined || start <= due) return;
  throw invalid(path, 'It is due before it starts.');
}

function invalid(path: string, detail: string): ProblemError {
  return new ProblemError('invalid_field', detail, { path });
}
