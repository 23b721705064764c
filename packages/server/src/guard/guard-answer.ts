import type { Answer } from '@ruche/schema';
import type { Run } from '../query/request-run.js';
import type { Site } from '../sites/site.js';
import { dropOptedOut, optedOutSql } from './drop-opted-out.js';
import { suppressSmallParts } from './suppress-small-parts.js';

/** What a metric's definition says of the privacy of its answers. */
export interface PrivacyOfMetric {
  /** The rows of its answers are people. */
  readonly ranksPeople?: boolean | undefined;
  /** The parts of its answers split people by what they are, such as their segment. */
  readonly splitsPeople?: boolean | undefined;
}

/** What {@link guardAnswer} takes. */
export interface GuardAnswerOptions {
  answer: Answer;
  metric: PrivacyOfMetric;
  site: Pick<Site, 'id' | 'k'>;
  run: Run;
}

/** The last thing that happens to an answer: what may not be known is taken out of it. */
export async function guardAnswer(options: GuardAnswerOptions): Promise<Answer> {
  const { answer, metric, site, run } = options;
  let guarded = answer;
  if (metric.splitsPeople && answer.parts) {
    const parts = suppressSmallParts(answer.parts, site.k);
    guarded = { ...guarded, parts };
    if (parts.every((part) => part.suppressed) && parts.length > 0) {
      guarded = { ...guarded, suppressed: { reason: 'below_k', k: site.k } };
    }
  }
  if (metric.ranksPeople && guarded.rows && guarded.rows.length > 0) {
    const optedOut = await run<{ id: string }>(optedOutSql, { site: site.id });
    const rows = dropOptedOut(guarded.rows, new Set(optedOut.map(({ id }) => id)));
    guarded = { ...guarded, rows };
  }
  return guarded;
}
