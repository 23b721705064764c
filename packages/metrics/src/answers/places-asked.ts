import type { Question } from '@ruche/schema';
import type { Metric } from '../metric.js';
import { listOfTexts } from '../parameters/read-parameters.js';

/** The places that an answer tells of, so that whoever guards it can hold each against what may be known. */
export interface PlacesAsked {
  /** Groups; `undefined` among them is the whole site. */
  readonly groups: readonly (string | undefined)[];
  /** The metrics that it rests on, besides the one asked for. */
  readonly metrics: readonly string[];
}

/** What a question is about: its own group, or those that it compares. */
export function placesAsked(metric: Metric, question: Question): PlacesAsked {
  const { group, groups: given, of } = question;
  const compared = metric.comparedMetric && given !== undefined ? listOfTexts(given) : [];
  const groups = compared.filter((id): id is string => typeof id === 'string' && id !== '');
  if (groups.length === 0) return { groups: [group], metrics: [] };
  return { groups, metrics: typeof of === 'string' ? [of] : [] };
}
