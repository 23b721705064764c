import { ProblemError, type Answer, type Question } from '@ruche/schema';
import { Temporal } from 'temporal-polyfill';
import { locales, type Locale, type Measurement, type Metric, type Module } from '../metric.js';
import type { Ask, MetricContext, Place, Run, SegmentOfPeople } from '../metric-context.js';
import { catalogue } from '../metrics/index.js';
import { readParameters } from '../parameters/read-parameters.js';
import { segmentParameters } from '../sql/eligible-people.js';
import { scopeParameters } from '../sql/scope.js';
import { factParameters, noFacts, readScopeFacts, type ScopeFacts } from '../sql/scope-facts.js';
import { comparedWindow, overlaps } from '../windows/compared-window.js';
import { listBuckets } from '../windows/list-buckets.js';
import { readTimezone } from '../windows/read-instant.js';
import { resolveWindow } from '../windows/resolve-window.js';
import type { ComparedWindow, WeekStart, Window } from '../windows/window.js';
import { composeAnswer } from './compose-answer.js';
import { markExpired } from './mark-expired.js';
import { splitBySegment } from './split-by-segment.js';

const defaultLimit = 10;
const defaultK = 5;

/** What a question is answered with. */
export interface AnswerQuestionOptions {
  readonly question: Question;
  /** The site, as its owner has set it. */
  readonly site: {
    readonly id: string;
    readonly timezone: string;
    readonly weekStart?: WeekStart | undefined;
    /** `verified`: only acts that the site vouched for are ranked. */
    readonly identity?: 'open' | 'verified' | undefined;
    /** No figure about fewer people than this, where anonymity applies (R12). @defaultValue 5 */
    readonly k?: number | undefined;
  };
  /** The group asked about; `null` for the whole site. */
  readonly group: {
    readonly id: string;
    readonly timezone?: string | null | undefined;
    /** The applications that it has; not given or empty: not known, so none is refused. */
    readonly modules?: readonly string[] | null | undefined;
  } | null;
  /** Now, as the question sees it. */
  readonly asOf: Date;
  /** The first instant of which the site keeps facts; not given: it keeps them for ever. */
  readonly keptSince?: Date | undefined;
  /** Asks the store. */
  readonly run: Run;
  /** The language of labels: `fr`, `fr-CA`, `en`. @defaultValue English */
  readonly locale?: string | undefined;
}

/**
 * Answers one question of the catalogue. Throws `ProblemError`: `unknown_metric`, `unknown_parameter`,
 * `invalid_window`, or `invalid_field` with the path of the field.
 *
 * @example
 * const answer = await answerQuestion({
 *   question: { metric: 'posts', group: 'design', period: 'P1M', compare: 'previous' },
 *   site: { id: 'default', timezone: 'Europe/Paris' },
 *   group: { id: 'design' },
 *   asOf: new Date(),
 *   run: (sql, params) => store.query(sql, params),
 * });
 */
export async function answerQuestion(options: AnswerQuestionOptions): Promise<Answer> {
  const { question, site, group, asOf } = options;
  const metric = findMetric(question.metric);
  const parameters = readParameters(metric, question);
  const timezone = readTimezone(question.timezone ?? group?.timezone ?? site.timezone);
  const weekStart = site.weekStart ?? 'monday';
  const window = resolveWindow({ question, timezone, weekStart, asOf });
  const now = Temporal.Instant.fromEpochMilliseconds(asOf.getTime()).toZonedDateTimeISO(timezone);
  const standsAlone = metric.shape === 'ranking' || metric.isCompared === false;
  const compare = standsAlone ? 'none' : (question.compare ?? 'previous');
  const previous = compare === 'none' ? null : comparedWindow(window, compare, now);
  const locale = readLocale(options.locale);
  const here: Place = { group: group?.id ?? null };
  const { sources } = metric.comparedMetric?.(parameters) ?? metric;
  const factsOf = (place: Place) =>
    readScopeFacts({
      ...place,
      parameters,
      since: firstInstant(window, question.compare, now),
      to: window.to.epochMilliseconds,
      sources,
      ask: askerOf(options.run, place, { site: site.id, ...place }, window),
    });
  const toContext = (
    own: Window,
    compared: ComparedWindow | null,
    facts: ScopeFacts,
    place: Place = here,
    segment?: SegmentOfPeople,
  ): MetricContext => {
    const base = { window: own, previous: compared, ...place, ...(segment && { segment }), facts };
    const scope = scopeParameters(site.id, base, asOf);
    const shared = {
      ...scope,
      ...factParameters(facts),
      ...segmentParameters(segment),
    };
    return {
      ...base,
      buckets: begunBuckets(own, asOf),
      previousBuckets: compared ? listBuckets(compared) : [],
      now,
      parameters,
      limit: question.limit ?? defaultLimit,
      locale,
      verifiedOnly: site.identity === 'verified',
      k: site.k ?? defaultK,
      ask: askerOf(options.run, place, shared, own),
      within: async (other) => toContext(own, compared, await factsOf(other), other),
      ofSegment: (part) => toContext(own, compared, facts, place, part),
    };
  };
  const isAsked = !isOff(metric, group?.modules);
  const facts = isAsked ? await factsOf(here) : noFacts;
  const context = toContext(window, previous, facts);
  const measured = isAsked
    ? await measure(metric, context, (own) =>
        // What later likes say is known of the end of the window that was asked for.
        toContext(own, null, { ...facts, laterLikes: null }),
      )
    : null;
  const keptSince = options.keptSince?.getTime() ?? -Infinity;
  const measurement = measured && markExpired(metric, context, measured, keptSince);
  return composeAnswer({ metric, context, measurement, group: group?.id ?? null, asOf });
}

/**
 * Asks with those parameters alone that the statement names, so that statements of different metrics are
 * the same where they ask the same.
 */
function askerOf(
  run: Run,
  { group, groups = group === null ? undefined : [group] }: Place,
  shared: Readonly<Record<string, unknown>>,
  { to }: Window,
): Ask {
  return (sql, params, reads) => {
    const all = Object.entries({ ...shared, ...params });
    const named = Object.fromEntries(all.filter(([name]) => sql.includes(`{${name}:`)));
    const before = reads && to.epochMilliseconds;
    return run(`${sql}\n${settings}`, named, { groups, before, ...reads });
  };
}

/** The first instant that any figure of a page may look at, whether it compares or not. */
function firstInstant(
  window: Window,
  compare: Question['compare'] = 'previous',
  now: Temporal.ZonedDateTime,
): number {
  const own = window.from.epochMilliseconds;
  if (compare === 'none') return own;
  return Math.min(own, comparedWindow(window, compare, now).from.epochMilliseconds);
}

/**
 * Rows that are the same message lie in one partition, so each is read by itself; without this the engine
 * would read all of a group's history for every question.
 */
const settings = 'SETTINGS do_not_merge_across_partitions_select_final = 1';

/** Finds a metric; throws `unknown_metric` with the known ids. */
export function findMetric(id: string): Metric {
  const metric = catalogue.find((candidate) => candidate.id === id);
  if (metric) return metric;
  throw new ProblemError('unknown_metric', `There is no metric "${id.slice(0, 100)}".`, {
    path: 'metric',
    known: catalogue.map((candidate) => candidate.id),
  });
}

/** The best of the catalogue's languages for a language tag. */
export function readLocale(tag: string | undefined): Locale {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language) ?? 'en';
}

/** A statement tells the two windows apart by time; where they overlap, each is measured by itself. */
async function measure(
  metric: Metric,
  context: MetricContext,
  toContext: (window: Window) => MetricContext,
): Promise<Measurement> {
  const { window, previous } = context;
  if (!previous || !overlaps(window, previous)) return splitBySegment(metric, context);
  const [own, before] = await Promise.all([
    splitBySegment(metric, toContext(window)),
    splitBySegment(metric, toContext(previous)),
  ]);
  return {
    ...own,
    previous: before,
    ...(own.series && {
      series: own.series.map((bucket, index) => ({
        ...bucket,
        previous: before.series?.[index]?.value ?? null,
      })),
    }),
    ...(own.parts && {
      parts: own.parts.map((part) => ({
        ...part,
        previous: before.parts?.find(({ key }) => key === part.key)?.value ?? 0,
      })),
    }),
  };
}

function begunBuckets(window: Window, asOf: Date) {
  const buckets = listBuckets(window);
  const begun = buckets.filter(({ from }) => from <= asOf.getTime());
  return begun.length > 0 ? begun : buckets;
}

function isOff(metric: Metric, enabled: readonly string[] | null | undefined): boolean {
  const known: readonly (string | Module)[] = enabled ?? [];
  return metric.module !== undefined && known.length > 0 && !known.includes(metric.module);
}
