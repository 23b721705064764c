import type { Text } from '../metric.js';

/** One of a few words. */
export interface ChoiceParameter {
  readonly type: 'choice';
  readonly values: readonly string[];
  readonly default: string;
  readonly description: Text;
}

/** Any of a few words, in a list or joined by commas. */
export interface ListParameter {
  readonly type: 'list';
  readonly values: readonly string[];
  readonly default: readonly string[];
  readonly description: Text;
}

/** A number between two bounds, both of which it may be. */
export interface NumberParameter {
  readonly type: 'number';
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
  /** Only whole numbers. */
  readonly integer?: true;
  readonly description: Text;
}

/** Any text, such as the name of an event of the site's own. */
export interface TextParameter {
  readonly type: 'text';
  readonly maxLength: number;
  /** There is no answer without it. */
  readonly required?: true;
  readonly default: string;
  readonly description: Text;
}

/** Several texts, in a list or joined by commas. */
export interface TextsParameter {
  readonly type: 'texts';
  readonly maxItems: number;
  readonly maxLength: number;
  /** There is no answer without any. */
  readonly required?: true;
  readonly default: readonly string[];
  readonly description: Text;
}

/** What a metric may be asked with: declared once, validated at the door, listed in the catalogue. */
export type Parameter =
  | ChoiceParameter
  | ListParameter
  | NumberParameter
  | TextParameter
  | TextsParameter;

/** The values with which a question was asked, defaults filled in. */
export type ParameterValues = Readonly<Record<string, string | number | readonly string[]>>;
