import type { MetricDescription } from '@ruche/client';
import type { Formats } from '../format/formats.js';
import type { Draft, DraftResult, ScaleOf } from './objective-draft.js';

/** What the form of an objective shows, and whom it tells. */
export interface ObjectiveFormOptions {
  draft: Draft;
  isNew: boolean;
  isBusy: boolean;
  /** Whether it is asked if the objective really is to go. */
  isAsking: boolean;
  metrics: readonly MetricDescription[];
  /** What is wrong, and what could be better, by the path of the field. */
  errors: ReadonlyMap<string, string>;
  findings: ReadonlyMap<string, string>;
  /** Where metrics stand now. */
  now: ReadonlyMap<string, number | null>;
  told: string;
  failure: string;
  formats: Formats;
  scaleOf: ScaleOf;
  change: (changed: Partial<Draft>) => void;
  changeResult: (at: number, changed: Partial<DraftResult>) => void;
  addResult: () => void;
  removeResult: (at: number) => void;
  save: () => void;
  remove: () => void;
  askRemove: (isAsking: boolean) => void;
  close: () => void;
}
