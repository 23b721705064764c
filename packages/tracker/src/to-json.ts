/** JSON of a value, also on a page that gave arrays a `toJSON` of its own, as Prototype.js does. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, replaceArray);
}

function replaceArray(this: Record<string, unknown>, key: string, value: unknown): unknown {
  return Array.isArray(this[key]) ? this[key] : value;
}
