import { activeEvents, contributingEvents, passiveEvents } from '../acts.js';
import type { ParameterValues, ChoiceParameter } from './parameter.js';

/** How much a member must do to count as active. */
export const levelParameter = {
  type: 'choice',
  values: ['connected', 'active', 'contributing'],
  default: 'connected',
  description: {
    en: 'What counts: connected (any visit), active (reading or acting), contributing (posting, commenting, reacting, sharing)',
    fr: 'Ce qui compte : connected (toute visite), active (lire ou agir), contributing (publier, commenter, réagir, partager)',
  },
} as const satisfies ChoiceParameter;

const tests: Record<string, { sql: string; events: readonly string[] }> = {
  connected: { sql: 'event NOT IN {acts:Array(String)}', events: passiveEvents },
  active: { sql: 'event IN {acts:Array(String)}', events: activeEvents },
  contributing: { sql: 'event IN {acts:Array(String)}', events: contributingEvents },
};

/** The condition under which a fact makes its author active at the level asked for, and its parameters. */
export function qualifyingActs({ level }: ParameterValues): {
  isQualifying: string;
  parameters: Record<string, unknown>;
} {
  const test = tests[String(level)] ?? tests.connected;
  return { isQualifying: test?.sql ?? '1', parameters: { acts: test?.events ?? [] } };
}
