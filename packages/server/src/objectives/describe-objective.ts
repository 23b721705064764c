import { readInstant } from '@ruche/metrics';
import type { Locale } from '@ruche/metrics';
import type { Objective, ObjectiveSettings } from '@ruche/schema';
import type { Ask } from '../query/asker.js';
import type { Entry } from '../records/records.js';
import { describeKeyResult } from './describe-key-result.js';
import type { DescribedKeyResult } from './describe-key-result.js';
import { nextReview } from './next-review.js';
import { meanProgress, paceOf, worstStatus } from './progress.js';
import { smartCheck } from './smart-check.js';

/** What {@link describeObjective} takes. */
export interface DescribeObjectiveOptions {
  entry: Entry<ObjectiveSettings>;
  /** Every version, oldest first. */
  versions: readonly Entry<ObjectiveSettings>[];
  /** The zone of its days. */
  timezone: string;
  ask: Ask;
  now: Date;
  locale: Locale;
  /** Looks at the metrics' past, too: suggestions and warnings. */
  withPast: boolean;
}

/** An objective with where it stands, judged now from the metrics themselves. */
export async function describeObjective(options: DescribeObjectiveOptions): Promise<Objective> {
  const { entry, versions, timezone, now, locale } = options;
  const { keyResults, ...settings } = entry.body;
  const created = versions[0]?.at ?? entry.at;
  const dayOf = (at: string): string => readInstant(at, timezone, 'start').toPlainDate().toString();
  const start = settings.start ?? dayOf(created);
  const results: DescribedKeyResult[] = await Promise.all(
    keyResults.map((result) =>
      describeKeyResult({ ...options, objective: entry.body, start, settings: result }),
    ),
  );
  const shown = results.map(({ result }) => result);
  const end = settings.due ? readInstant(settings.due, timezone, 'due').add({ days: 1 }) : null;
  const pace = paceOf({
    start: readInstant(start, timezone, 'start').epochMilliseconds,
    end: end?.epochMilliseconds ?? null,
    now: now.getTime(),
  });
  const next = nextReview({ frequency: settings.frequency, reviewed: settings.reviewed, start });
  const placesOf = (isSo: (result: DescribedKeyResult) => boolean): Set<number> =>
    new Set(results.flatMap((result, index) => (isSo(result) ? [index] : [])));
  return {
    id: entry.id,
    title: settings.title,
    ...(settings.description === undefined ? {} : { description: settings.description }),
    group: entry.group,
    owner: settings.owner ?? null,
    frequency: settings.frequency ?? null,
    reviewed: settings.reviewed ?? null,
    start,
    due: settings.due ?? null,
    created,
    changed: entry.at,
    keyResults: shown,
    progress: meanProgress(shown.map(({ progress }) => progress)),
    pace,
    status: worstStatus(shown.map(({ status }) => status)),
    review_due: next !== null && next <= dayOf(now.toISOString()),
    nextReview: next,
    smart: smartCheck({
      settings: entry.body,
      withUnit: placesOf(({ result }) => result.unit !== undefined),
      outside: placesOf(({ isOutside }) => isOutside),
      locale,
    }),
    asOf: now.toISOString(),
  };
}
