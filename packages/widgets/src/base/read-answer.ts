import type { Answer, Part, Point, Row, Unit } from '@ruche/client';

type Loose = Record<string, unknown>;

const intervals = ['day', 'week', 'month'] as const;

/**
 * An answer that an element can rely on, from whatever it was handed; nothing where it is no answer.
 * What is missing or of the wrong type becomes `null`, an empty text or is left out.
 */
export function readAnswer(given: unknown): Answer | undefined {
  if (!isObject(given) || !isObject(given['metric'])) return undefined;
  const { metric } = given;
  const window = isObject(given['window']) ? given['window'] : {};
  const previous = given['previous'];
  const change = given['change'];
  const interval = intervals.find((known) => known === window['interval']) ?? 'day';
  return {
    ...(given as Answer),
    metric: {
      ...(metric as Answer['metric']),
      id: text(metric['id']),
      label: text(metric['label']) || text(metric['id']),
      unit: (text(metric['unit']) || 'count') as Unit,
      question: text(metric['question']),
      higherIsBetter: typeof metric['higherIsBetter'] === 'boolean' ? metric['higherIsBetter'] : null,
    },
    window: {
      from: text(window['from']),
      to: text(window['to']),
      timezone: text(window['timezone']),
      interval,
    },
    value: number(given['value']),
    excluded: list(given['excluded']).filter((item) => typeof item === 'string'),
    asOf: text(given['asOf']),
    ...only('previous', isObject(previous) && readPrevious(previous)),
    ...only('change', isObject(change) && readChange(change)),
    ...only('series', given['series'] != null && objects(given['series']).map(readPoint)),
    ...only('parts', given['parts'] != null && objects(given['parts']).map(readPart)),
    ...only('rows', given['rows'] != null && objects(given['rows']).map(readRow)),
    ...only('suppressed', isObject(given['suppressed']) && given['suppressed']),
    ...only('reason', typeof given['reason'] === 'string' && given['reason']),
    ...only('confidence95', isInterval(given['confidence95']) && given['confidence95']),
  } as Answer;
}

function readPrevious(given: Loose): Loose {
  const window = isObject(given['window']) ? given['window'] : {};
  return {
    ...given,
    value: number(given['value']),
    window: { from: text(window['from']), to: text(window['to']) },
  };
}

function readChange(given: Loose): Loose {
  return { absolute: number(given['absolute']), relative: number(given['relative']) };
}

function readPoint(given: Loose): Point {
  return {
    ...(given as Point),
    start: text(given['start']),
    value: number(given['value']),
    previous: number(given['previous']),
    partial: given['partial'] === true,
  };
}

function readPart(given: Loose): Part {
  const value = number(given['value']);
  const key = text(given['key']);
  return { ...(given as Part), key, label: text(given['label']) || key, value };
}

function readRow(given: Loose, index: number): Row {
  const parts = isObject(given['parts']) ? given['parts'] : {};
  return {
    ...(given as Row),
    rank: number(given['rank']) ?? index + 1,
    id: text(given['id']),
    name: text(given['name']) || null,
    value: number(given['value']),
    parts: Object.fromEntries(Object.entries(parts).map(([key, value]) => [key, number(value)])),
  };
}

/** A field of the answer that is replaced: by what was read, or by nothing. */
function only(field: string, value: unknown): Loose {
  return { [field]: value === false ? undefined : value };
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInterval(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((end) => number(end) !== null);
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function objects(value: unknown): Loose[] {
  return list(value).filter(isObject);
}
