import type { Json, JsonObject } from './case.js';

const tolerance = 1e-9;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;

/**
 * Holds an answer against the parts that are expected of it, and tells each difference as
 * `path: expected …, got …`. What is not expected is not looked at; see README.md for the notation.
 */
export function differences(expected: Json, actual: Json | undefined, path = ''): string[] {
  if (expected === null) return actual == null ? [] : [tell(path, null, actual)];
  if (Array.isArray(expected)) return listDifferences(expected, actual, path);
  if (typeof expected === 'object') return objectDifferences(expected, actual, path);
  return isSame(expected, actual, path) ? [] : [tell(path, expected, actual)];
}

function listDifferences(expected: Json[], actual: Json | undefined, path: string): string[] {
  if (!Array.isArray(actual)) return [tell(path, expected, actual)];
  const found = expected.flatMap((item, index) =>
    index < actual.length ? differences(item, actual[index], join(path, String(index))) : [],
  );
  if (expected.length === actual.length) return found;
  return [tell(join(path, 'length'), expected.length, actual.length), ...found];
}

function objectDifferences(expected: JsonObject, actual: Json | undefined, path: string): string[] {
  const entries = Object.entries(expected);
  const [name, operand] = entries[0] ?? [];
  if (name?.startsWith('$') && operand !== undefined) {
    return holds(name, operand, actual) ? [] : [tell(path, expected, actual)];
  }
  if (actual === null || typeof actual !== 'object') return [tell(path, expected, actual)];
  return entries.flatMap(([key, value]) =>
    differences(value, Array.isArray(actual) ? itemOf(actual, key) : actual[key], join(path, key)),
  );
}

/** An item of a list by its position, from the end where negative, or by its key, id or start. */
function itemOf(list: Json[], key: string): Json | undefined {
  if (key === 'length') return list.length;
  if (/^-?\d{1,3}$/.test(key)) return list.at(Number(key));
  return list.find((item) => {
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return false;
    return ['key', 'id', 'start'].some(
      (name) => item[name] !== undefined && isSame(key, item[name], name),
    );
  });
}

function holds(name: string, operand: Json, actual: Json | undefined): boolean {
  switch (name) {
    case '$absent':
      return actual === undefined;
    case '$any':
      return actual !== undefined && actual !== null;
    case '$between': {
      const [low, high] = operand as number[];
      return typeof actual === 'number' && actual >= low! && actual <= high!;
    }
    case '$matches':
      return (
        actual !== undefined &&
        new RegExp(String(operand)).test(
          typeof actual === 'string' ? actual : JSON.stringify(actual),
        )
      );
    case '$includes':
      return (
        Array.isArray(actual) &&
        (operand as Json[]).every((item) =>
          actual.some((one) => differences(item, one).length === 0),
        )
      );
    case '$without':
      return (
        Array.isArray(actual) &&
        (operand as Json[]).every(
          (item) => !actual.some((one) => differences(item, one).length === 0),
        )
      );
    default:
      throw new Error(`There is no operator ${name}.`);
  }
}

function isSame(expected: Json, actual: Json | undefined, path: string): boolean {
  if (typeof expected === 'number' && typeof actual === 'number') {
    return Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected));
  }
  if (typeof expected !== 'string' || typeof actual !== 'string') return expected === actual;
  if (expected === actual) return true;
  // The path of a problem may begin with where the question stands in a request of several.
  if (path === 'path' || path.endsWith('.path')) return actual.endsWith(`.${expected}`);
  if (!instant.test(expected) || !instant.test(actual)) return false;
  return Date.parse(expected) === Date.parse(actual) && offset(expected) === offset(actual);
}

function offset(time: string): string {
  return time.replace(/^.*?(Z|[+-]\d\d:\d\d)$/, '$1').replace('Z', '+00:00');
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}

function tell(path: string, expected: Json, actual: Json | undefined): string {
  const got = actual === undefined ? 'nothing' : JSON.stringify(actual);
  return `${path || 'answer'}: expected ${JSON.stringify(expected)}, got ${got.slice(0, 300)}`;
}
