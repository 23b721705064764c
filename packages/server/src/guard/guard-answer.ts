import type { Run } from '@ruche/metrics';
import { reaches } from '@ruche/schema';
import type { Answer, Part } from '@ruche/schema';
import type { Reader } from '../access/authorise-reader.js';
import { dropOptedOut, hideAuthors } from './drop-opted-out.js';
import { guardTime } from './guard-time.js';
import { hideEdges } from './hide-edges.js';
import { hideSplits } from './hide-splits.js';
import { noSegment, shownSplits, wholeSite } from './shown-splits.js';
import { suppressSmallParts } from './suppress-small-parts.js';
import { unlisted } from './unlisted.js';

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
  reader: Reader;
  run: Run;
}

/** The ways of splitting that tell what people are. */
const attributes: readonly unknown[] = ['segment'];

/** The last thing that happens to an answer: what may not be known is taken out of it. */
export async function guardAnswer(options: GuardAnswerOptions): Promise<Answer> {
  const { answer, metric, reader } = options;
  const { k } = reader.site;
  let guarded = reader.site.profile === 'intranet-fr' ? guardTime(answer, k) : answer;
  if (answer.parts && attributes.includes(answer.parameters?.['by'])) {
    const { shown, isNobodyWithout } = await shownSegments(options);
    const isEmpty = ({ key, value }: Part) => key === noSegment && isNobodyWithout && !value;
    guarded = hideSplits(
      { ...answer, parts: answer.parts.filter((part) => !isEmpty(part)) },
      shown,
      k,
    );
  } else if (metric.splitsPeople && answer.parts) {
    const parts = suppressSmallParts(answer.parts, k);
    const isAll = parts.length > 0 && parts.every((part) => part.suppressed);
    guarded = { ...answer, parts, ...(isAll ? { suppressed: { reason: 'below_k', k } } : {}) };
  }
  return guardRows({ ...guarded, ...guardedEdges(guarded, options) }, options);
}

/** Who turns to whom by name is for managers; between parts, for whoever may see the parts. */
function guardedEdges({ edges, parts }: Answer, { metric, reader }: GuardAnswerOptions) {
  if (!edges) return undefined;
  if (!metric.ranksPeople) return { edges: hideEdges(edges, parts ?? [], reader.site.k) };
  return { edges: reader.access && reaches(reader.access.role, 'manager') ? edges : undefined };
}

/** The segments whose figures this reader may see in the place asked about. */
async function shownSegments(options: GuardAnswerOptions) {
  const { answer, reader, run } = options;
  const { exclude } = answer.parameters ?? {};
  // With them and without them would tell of the few people who are staff.
  if (Array.isArray(exclude) && exclude.length > 0)
    return { shown: new Set<string>(), isNobodyWithout: false };
  const splits = await shownSplits(reader, run);
  const scope = answer.group ?? wholeSite;
  const shown = splits.shown.get(scope) ?? new Set<string>();
  const isNobodyWithout = !splits.someWithout.has(scope);
  if (!isNobodyWithout || shown.size === 0) return { shown, isNobodyWithout };
  // Nobody is in it, so it tells of nobody: what nobody did by name, and who only passed by.
  return { shown: new Set([...shown, noSegment]), isNobodyWithout };
}

async function guardRows(answer: Answer, options: GuardAnswerOptions): Promise<Answer> {
  const { metric, reader, run } = options;
  const { rows = [] } = answer;
  if (rows.length === 0 || !(metric.ranksPeople || rows.some(({ author }) => author)))
    return answer;
  const optedOut = await unlisted(reader.site, run, rows);
  if (optedOut.size === 0) return answer;
  const dense = answer.parameters?.['places'] === 'dense';
  const listed = metric.ranksPeople ? dropOptedOut(rows, optedOut, { dense }) : rows;
  const ids = new Set(listed.map(({ id }) => id));
  return {
    ...answer,
    rows: hideAuthors(listed, optedOut),
    ...(answer.edges && {
      edges: answer.edges.filter(({ source, target }) => ids.has(source) && ids.has(target)),
    }),
  };
}
