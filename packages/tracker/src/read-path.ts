/** What the elements on an event's way declare. */
export type Declared = [
  event: string | undefined,
  properties: Record<string, string> | undefined,
  groups: string[] | undefined,
];

/**
 * Reads `data-ruche-event` of the clicked or submitted thing; its properties are the other `data-ruche-`
 * attributes, `data-ruche-post-id` being `post_id`. A form declares its submission, anything else its
 * click. The group is that of the nearest element with `data-ruche-group`; several are separated by spaces.
 */
export function readPath(path: Iterable<EventTarget>, submitted?: boolean): Declared {
  let act: Record<string, string> = {};
  let groups: string[] | undefined;
  for (const { tagName, attributes } of path as Iterable<Element>) {
    const said: Record<string, string> = {};
    for (const { name, value } of attributes ?? []) {
      const [, key] = name.split('data-ruche-');
      if (key) said[key.replaceAll('-', '_')] = value;
    }
    groups ??= said['group']?.split(' ');
    if (!act['event'] && submitted === (tagName === 'FORM')) act = said;
  }
  const { event, group: _, ...properties } = act;
  return [event, properties, groups];
}
