import { ProblemError } from '@ruche/schema';
import type { Metric } from '../metric.js';
import type {
  NumberParameter,
  Parameter,
  ParameterValues,
  TextParameter,
  TextsParameter,
} from './parameter.js';
import { sharedParameters } from './shared-parameters.js';

/** The fields of a question that belong to every metric and are no parameters of one. */
export const questionFields: readonly string[] = [
  ...['metric', 'group', 'period', 'from', 'to', 'today', 'interval', 'compare', 'limit'],
  ...['timezone', 'locale'],
];

/** All parameters that a metric takes, its own and those of every metric. */
export function parametersOf(metric: Pick<Metric, 'parameters'>): Record<string, Parameter> {
  return { ...metric.parameters, ...sharedParameters };
}

/**
 * Reads a metric's parameters off a question, where they may be texts of a query string. Throws
 * `unknown_parameter` with those that exist, `invalid_field` with the values that would have been right.
 */
export function readParameters(
  metric: Pick<Metric, 'id' | 'parameters' | 'furtherParameters'>,
  question: Readonly<Record<string, unknown>>,
): ParameterValues {
  const parameters = { ...parametersOf(metric), ...metric.furtherParameters?.(question) };
  const known = [...questionFields, ...Object.keys(parameters)];
  for (const [name, value] of Object.entries(question)) {
    if (value === undefined || known.includes(name)) continue;
    throw new ProblemError('unknown_parameter', `"${metric.id}" has no parameter "${name}".`, {
      path: name,
      known,
    });
  }
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      readValue(name, parameter, question[name]),
    ]),
  );
}

function readValue(name: string, parameter: Parameter, given: unknown) {
  if (given === undefined || given === null || given === '') return defaultOf(name, parameter);
  if (parameter.type === 'number') return readNumber(name, parameter, given);
  if (parameter.type === 'text') return readText(name, parameter, given);
  if (parameter.type === 'texts') return readTexts(name, parameter, given);
  if (parameter.type === 'choice') return readWord(name, parameter.values, given);
  const words: unknown[] = Array.isArray(given) ? given : String(given).split(',');
  return [...new Set(words.map((word) => readWord(name, parameter.values, word)))];
}

function readWord(name: string, values: readonly string[], given: unknown): string {
  const word = typeof given === 'string' ? given.trim() : given;
  const found = values.find((value) => value === word);
  if (found !== undefined) return found;
  throw new ProblemError('invalid_field', `"${name}" is one of: ${values.join(', ')}.`, {
    path: name,
    known: values,
  });
}

function readNumber(
  name: string,
  { minimum, maximum, integer }: NumberParameter,
  given: unknown,
): number {
  const number = typeof given === 'string' ? Number(given) : given;
  const isRight = integer ? Number.isInteger(number) : typeof number === 'number';
  if (isRight && Number(number) >= minimum && Number(number) <= maximum) return Number(number);
  const kind = integer ? 'a whole number' : 'a number';
  throw new ProblemError('invalid_field', `"${name}" is ${kind} from ${minimum} to ${maximum}.`, {
    path: name,
  });
}

function readText(name: string, { maxLength }: TextParameter, given: unknown): string {
  const text = typeof given === 'string' ? given.trim() : '';
  if (text !== '' && text.length <= maxLength) return text;
  throw new ProblemError('invalid_field', `"${name}" is a text of 1 to ${maxLength} characters.`, {
    path: name,
  });
}

/** A list, or texts joined by commas. */
export function listOfTexts(given: unknown): unknown[] {
  const items: unknown[] = Array.isArray(given) ? given : String(given).split(',');
  return items.map((item) => (typeof item === 'string' ? item.trim() : item));
}

function readTexts(name: string, { maxItems, maxLength }: TextsParameter, given: unknown) {
  const texts = [...new Set(listOfTexts(given))].filter((text) => text !== '');
  const areRight = texts.every((text) => typeof text === 'string' && text.length <= maxLength);
  if (areRight && texts.length > 0 && texts.length <= maxItems) return texts.map(String);
  throw new ProblemError(
    'invalid_field',
    `"${name}" holds 1 to ${maxItems} texts of up to ${maxLength} characters, joined by commas.`,
    { path: name },
  );
}

function defaultOf(name: string, parameter: Parameter) {
  if (!('required' in parameter) || !parameter.required) return parameter.default;
  throw new ProblemError('invalid_field', `"${name}" must be given: ${parameter.description.en}.`, {
    path: name,
  });
}
