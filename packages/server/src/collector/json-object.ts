/** A parsed JSON object. */
export type JsonObject = Record<string, unknown>;

/** Whether a parsed JSON value is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Lays one object over another, objects within them too. Neither is changed, and a key named
 * `__proto__` stays a plain key.
 */
export function mergeObjects(under: JsonObject, over: JsonObject, depth = 4): JsonObject {
  const merged = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    const both = depth > 0 && isObject(below) && isObject(value);
    merged.set(key, both ? mergeObjects(below, value, depth - 1) : value);
  }
  return Object.fromEntries(merged);
}

/** Whether a value nests deeper than a number of levels. */
export function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value) if (deeperThan(item, levels - 1)) return true;
    return false;
  }
  const object = value as JsonObject;
  // Without a list of keys or values, and only where there is more to see: this is asked of every message.
  for (const key in object) {
    const item = object[key];
    if (typeof item === 'object' && deeperThan(item, levels - 1)) return true;
  }
  return false;
}
