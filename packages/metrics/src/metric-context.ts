import type { Temporal } from 'temporal-polyfill';
import type { Locale } from './metric.js';
import type { ParameterValues } from './parameters/parameter.js';
import type { Bucket } from './windows/list-buckets.js';
import type { ScopeFacts } from './sql/scope-facts.js';
import type { ComparedWindow, Window } from './windows/window.js';

/**
 * Asks the store. Identical statements of one request are asked once; one whose messages are said need not be
 * asked again as long as only others come in.
 */
export type Run = <T>(
  sql: string,
  params: Record<string, unknown>,
  messages?: MessagesRead,
) => Promise<T[]>;

/** Which messages a statement reads: those before an instant (ms), and of some events the later ones too. */
export interface MessagesRead {
  readonly before: number;
  readonly later: readonly string[];
}

/** Of which events a statement reads messages that come after the end of the window. */
export interface ReadsLater {
  readonly later: readonly string[];
}

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
  readonly ask: <T>(
    sql: string,
    params?: Record<string, unknown>,
    reads?: ReadsLater,
  ) => Promise<T[]>;
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
