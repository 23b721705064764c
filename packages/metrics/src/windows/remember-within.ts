/**
 * Makes a memory of what was worked out by name, as long as something lives that it belongs to: all questions of
 * a page share their moment, and with it their windows.
 */
export function rememberWithin<Result>(): (
  owner: object,
  name: string,
  work: () => Result,
) => Result {
  const known = new WeakMap<object, Map<string, { readonly result: Result }>>();
  return (owner, name, work) => {
    const results = known.get(owner) ?? new Map<string, { readonly result: Result }>();
    known.set(owner, results);
    const found = results.get(name) ?? { result: work() };
    results.set(name, found);
    return found.result;
  };
}
