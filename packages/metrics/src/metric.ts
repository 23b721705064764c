import type { AnswerEdge, Row, Unit } from '@ruche/schema';
import type { Temporal } from 'temporal-polyfill';
import type { MetricContext } from './metric-context.js';
import type { Parameter } from './parameters/parameter.js';

/** The languages that the catalogue speaks. */
export const locales = ['en', 'fr'] as const;
/** See {@link locales}. */
export type Locale = (typeof locales)[number];
/** Words in every language of the catalogue. */
export type Text = Readonly<Record<Locale, string>>;
/** Who reads: each role sees what the ones before it see. */
export const roles = ['viewer', 'member', 'manager', 'admin'] as const;
/** See {@link roles}. */
export type Role = (typeof roles)[number];
/** The applications that a group may have switched on. */
export const modules = ['chat', 'files', 'events', 'projects', 'tasks'] as const;
/** See {@link modules}. */
export type Module = (typeof modules)[number];

/** One figure, with what it was divided by where it is a rate. */
export interface Figure {
  readonly value: number | null;
  readonly numerator?: number;
  readonly denominator?: number;
}

/** What a metric says about one bucket; `previous` is the same bucket of the window compared with. */
export interface BucketFigure {
  readonly value: number | null;
  readonly previous?: number | null;
  readonly parts?: Readonly<Record<string, number | null>>;
  readonly reason?: string;
}

/** One part of a partition. */
export interface MeasuredPart {
  readonly key: string;
  readonly label: Text;
  readonly value: number | null;
  /** What it was divided by what, where it is a rate. */
  readonly numerator?: number;
  readonly denominator?: number;
  readonly previous?: number | null;
  /** How many people it is about, where its value is not their number. */
  readonly people?: number;
}

/** What a metric measured. Window, change, labels and provenance are added around it, once for all metrics. */
export interface Measurement extends Figure {
  readonly previous?: Figure;
  /** One entry for each bucket of the window, in order. */
  readonly series?: readonly BucketFigure[];
  readonly parts?: readonly MeasuredPart[];
  readonly rows?: readonly Row[];
  /** Who or what turned to whom: between rows, or between parts. */
  readonly edges?: readonly AnswerEdge[];
  readonly beside?: Readonly<Record<string, number | null>>;
  /** Why there is no value, where that is not the metric's `emptyReason`. */
  readonly reason?: string;
  /** A rate of which both numbers are distinct people: it, and its parts, carry a 95 % interval. */
  readonly isRateOfPeople?: boolean;
  /** The unit, where it depends on what was asked. */
  readonly unit?: Unit;
  /** Whose membership was known: from rosters and joins, or only from acts (R7). */
  readonly membership?: 'roster' | 'observed';
}

/**
 * A metric: one question, one definition, one file. Adding one is its file, its test and a line in
 * `metrics/index.ts`.
 */
export interface Metric {
  readonly id: string;
  /** Rises when the definition changes. */
  readonly version: number;
  readonly label: Text;
  /** The question that it answers, in one sentence. */
  readonly question: Text;
  /** What it counts, and what its filters leave out. */
  readonly definition: Text;
  /** The definition as a formula, in words. */
  readonly formula: Text;
  /** What becomes of the cases that other products get wrong, one sentence each. */
  readonly edgeCases: readonly Text[];
  readonly unit: Unit;
  /** Whether a rise is good news; `null` where that depends. */
  readonly higherIsBetter: boolean | null;
  /** What its answer carries: a figure with a series, rows in rank order, or parts of a whole. */
  readonly shape: 'series' | 'ranking' | 'partition';
  /** Its rows are people: who asked not to be ranked is never among them. */
  readonly ranksPeople?: boolean;
  /** Its parts split people by what they are, such as their segment: parts below k are hidden (R12). */
  readonly splitsPeople?: boolean;
  /** Never compared with another window: what its parts are in the one they are not in the other. */
  readonly isCompared?: false;
  /** The least role that may ask for it. */
  readonly audience: Role;
  /** The application it is about: a group without that application is answered `not_enabled`. */
  readonly module?: Module;
  /** Why there is no value, where there was nothing to measure (R6). */
  readonly emptyReason: string;
  /** Parameters of its own, besides those of every question. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Further parameters, which depend on those that a question gives. */
  readonly furtherParameters?: (
    question: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, Parameter>>;
  /** It is about the groups of its parameter `groups`: the metric that it compares them by. */
  readonly comparedMetric?: (
    question: Readonly<Record<string, unknown>>,
  ) => Pick<Metric, 'sources'> | undefined;
  /** The first instant that its figure rests on, where that is not the start of the window (R17). */
  readonly restsOn?: (context: MetricContext) => Temporal.ZonedDateTime;
  /** The messages that it rests on. */
  readonly sources: readonly string[];
  readonly measure: (context: MetricContext) => Promise<Measurement>;
}
