import type { Temporal } from 'temporal-polyfill';
import type { Locale } from './metric.js';
import type { ParameterValues } from './parameters/parameter.js';
import type { Bucket } from './windows/list-buckets.js';
import type { ScopeFacts } from './sql/scope-facts.js';
import type { ComparedWindow, Window } from './windows/window.js';

/**
 * Asks the store. Identical statements of one request are asked once; one is not asked again as long as only
 * other messages come in than those that it is said to read.
 */
export type Run = <T>(
  sql: string,
  params: Record<string, unknown>,
  messages?: MessagesRead,
) => Promise<T[]>;

/** What a statement reads of the messages. */
export interface MessagesRead extends Partial<ReadsLater> {
  /** Those of these groups and of none; not given: of all groups. */
  readonly groups?: readonly string[] | undefined;
  /** Those before this instant (ms); not given: at any time. */
  readonly before?: number | undefined;
}

/** What a statement reads of the messages that come after the end of the window. */
export interface ReadsLater {
  /** Those of these events. */
  readonly later: readonly string[];
  /** Of contents, too, it reads only those that were announced before. @defaultValue false */
  readonly earlierContents?: boolean;
  /** What is known of others that it reads: as long as they say the same, this is the same. */
  readonly said?: string;
}

/** See {@link MetricContext.ask}. */
export type Ask = <T>(
  sql: string,
  params?: Record<string, unknown>,
  reads?: ReadsLater,
) => Promise<T[]>;

/** Everything that a metric may know. It reads no clock, no file and nothing of the request. */
export interface MetricContext {
  readonly window: Window;
  readonly buckets: readonly Bucket[];
  readonly previous: ComparedWindow | null;
  readonly previousBuckets: readonly Bucket[];
  /** Now, as the question sees it, in the zone of the window. */
  readonly now: Temporal.ZonedDateTime;
  /** The group asked about; `null` for the whole site, or for several groups. */
  readonly group: string | null;
  /** Several groups, taken as one: whoever belongs to two of them is one person. */
  readonly groups?: readonly string[];
  /** Only the people of one segment; not given: everybody. */
  readonly segment?: SegmentOfPeople;
  readonly parameters: ParameterValues;
  /** What is known of the scope before any figure. */
  readonly facts: ScopeFacts;
  /** How many rows a ranking lists. */
  readonly limit: number;
  readonly locale: Locale;
  /** Only acts that the site itself vouched for are ranked. */
  readonly verifiedOnly: boolean;
  /** No figure about fewer people than this, where anonymity applies. */
  readonly k: number;
  /**
   * Asks the store; the parameters of the window and the scope come with every statement. One that says of
   * which events it reads later messages reads of no other event what comes after the window.
   */
  readonly ask: Ask;
  /** The same question for another place. */
  readonly within: (place: Place) => Promise<MetricContext>;
  /** The same question for the people of one segment alone. */
  readonly ofSegment: (segment: SegmentOfPeople) => MetricContext;
}

/** The people who have a segment; with `null`, those who have none of the others. */
export interface SegmentOfPeople {
  readonly name: string | null;
  readonly others: readonly string[];
}

/** What a question is about: one group, several taken as one, or the whole site. */
export type Place = Pick<MetricContext, 'group' | 'groups'>;
