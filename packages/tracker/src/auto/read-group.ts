/** The groups of the nearest element with `data-ruche-group`. */
export function readGroup(path: EventTarget[]): string[] | undefined {
  const within = path.find((target) => (target as HTMLElement).dataset?.['rucheGroup']);
  return (within as HTMLElement | undefined)?.dataset['rucheGroup']!.split(' ');
}
