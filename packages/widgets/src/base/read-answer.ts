import type { Answer } from '@ruche/client';

type Loose = Record<string, unknown>;
type Read = (value: unknown, index: number) => unknown;

const text: Read = (value) => (typeof value === 'string' ? value : '');
const number: Read = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the fields named, and takes the others as they are; nothing where it is no object. */
const object =
  (fields: Record<string, Read>): Read =>
  (value, index) => {
    if (!isObject(value)) return undefined;
    const read = { ...value };
    for (const key of Object.keys(fields)) read[key] = fields[key]?.(value[key], index);
    return read;
  };
const list =
  (item: Read): Read =>
  (value) =>
    Array.isArray(value) ? value.map(item).filter((read) => read !== undefined) : undefined;
const numbers: Read = (value) =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, size]) => [key, number(size, 0)]))
    : undefined;

const span = object({ from: text, to: text, timezone: text, interval: (value) => value ?? 'day' });
const spanOrNone: Read = (value, index) => span(value ?? {}, index);

const answer = object({
  metric: object({
    id: text,
    label: text,
    question: text,
    unit: (value) => text(value, 0) || 'count',
  }),
  window: spanOrNone,
  value: number,
  previous: object({ value: number, window: spanOrNone }),
  change: object({ absolute: number, relative: number }),
  series: list(object({ start: text, value: number, previous: number, parts: numbers })),
  parts: list(object({ key: text, label: text, value: number })),
  rows: list(
    object({
      rank: (value, index) => number(value, 0) ?? index + 1,
      id: text,
      name: (value) => text(value, 0) || null,
      value: number,
      parts: numbers,
    }),
  ),
  beside: numbers,
  confidence95: (value) =>
    Array.isArray(value) && value.length === 2 && !value.some((end) => number(end, 0) === null)
      ? value
      : undefined,
  suppressed: object({}),
  reason: (value) => text(value, 0) || undefined,
  excluded: (value) => list((item) => text(item, 0) || undefined)(value, 0) ?? [],
  asOf: text,
});

/**
 * An answer that an element can rely on, from whatever it was handed; nothing where it is no answer.
 * What is missing or of the wrong type becomes `null`, an empty text or is left out.
 */
export function readAnswer(given: unknown): Answer | undefined {
  const read = answer(given, 0) as Answer | undefined;
  return read?.metric && read;
}
