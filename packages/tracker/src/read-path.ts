/** What the elements on an event's way declare. */
export type Declared = [
  event: string | undefined,
  properties: Record<string, string | undefined>,
  groups: string[] | undefined,
];

/**
 * Reads `data-ruche-event` of the clicked or submitted thing; its properties are the other `data-ruche-`
 * attributes, `data-ruche-post-id` being `post_id`. A form declares its submission, anything else its
 * click. The group is that of the nearest element with `data-ruche-group`; several are separated by spaces.
 */
export function readPath(path: Iterable<EventTarget | ''>, submitted?: boolean): Declared {
  const said: Record<string, string | undefined> = {};
  let groups: string[] | undefined;
  for (const { tagName, dataset } of path as HTMLElement[]) {
    groups ??= dataset?.['rucheGroup']?.split(' ');
    if (dataset?.['rucheEvent'] && !said['event'] && submitted === (tagName === 'FORM')) {
      for (const name in dataset) {
        const [, key] = name.replace(/[A-Z]/g, '_$&').toLowerCase().split('ruche_');
        if (key) said[key] = dataset[name];
      }
    }
  }
  const { event, group: _, ...properties } = said;
  return [event, properties, groups];
}
