import type { Answer } from '@ruche/client';

type Read = (value: unknown) => unknown;
type Loose = Record<string, unknown>;

const text: Read = (value) => (typeof value === 'string' ? value : '');
const textOrNone: Read = (value) => text(value) || undefined;
const number: Read = (value) => (Number.isFinite(value) ? value : null);
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the fields named, and takes the others as they are; nothing where it is no object. */
const object =
  (fields: Record<string, Read>): Read =>
  (value) => {
    if (!isObject(value)) return undefined;
    const read = { ...value };
    for (const key in fields) read[key] = fields[key]?.(value[key]);
    return read;
  };
const list =
  (item: Read) =>
  (value: unknown): unknown[] | undefined =>
    Array.isArray(value) ? value.map(item).filter((read) => read !== undefined) : undefined;
const numbers: Read = (value) =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, size]) => [key, number(size)]))
    : undefined;

const span = object({ from: text, to: text, timezone: text, interval: (value) => value ?? 'day' });
const spanOrNone: Read = (value) => span(value ?? {});
const row = { rank: number, id: text, name: (value: unknown) => text(value) || null };

const answer = object({
  metric: object({
    id: text,
    label: text,
    question: text,
    unit: (value) => text(value) || 'count',
  }),
  window: spanOrNone,
  value: number,
  previous: object({ value: number, window: spanOrNone }),
  change: object({ absolute: number, relative: number }),
  series: list(object({ start: text, value: number, previous: number, parts: numbers })),
  parts: list(object({ key: text, label: text, value: number, share: number })),
  rows: (value) =>
    list(object({ ...row, value: number, parts: numbers }))(value)?.map((read, i) => ({
      ...(read as Loose),
      rank: (read as Loose)['rank'] ?? i + 1,
    })),
  beside: numbers,
  confidence95: (value) => {
    const ends: unknown[] = list(number)(value) ?? [];
    return ends.length === 2 && !ends.includes(null) ? ends : undefined;
  },
  suppressed: object({}),
  reason: textOrNone,
  excluded: (value) => list(textOrNone)(value) ?? [],
  asOf: text,
});

/**
 * An answer that an element can rely on, from whatever it was handed; nothing where it is no answer.
 * What is missing or of the wrong type becomes `null`, an empty text or is left out.
 */
export function readAnswer(given: unknown): Answer | undefined {
  const read = answer(given) as Answer | undefined;
  return read?.metric && read;
}
