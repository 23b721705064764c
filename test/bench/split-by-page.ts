import type { Seen } from '../tools/fault-proxy.js';

interface Body {
  batch?: { context: { page: { path: string } } }[];
}

const first = /https?:\/\/[^/"\\]+\/(\w+)/;

/** The requests by the first part of the paths of the pages that they tell of; a batch is taken apart. */
export function splitByPage(seen: Seen[]): Map<string, Seen[]> {
  const pages = new Map<string, Seen[]>();
  const add = (name: string, one: Seen) => pages.set(name, [...(pages.get(name) ?? []), one]);
  for (const one of seen) {
    const { batch } = read(one.text);
    for (const message of batch ?? []) {
      const name = message.context.page.path.split('/')[1]!;
      add(name, { ...one, text: JSON.stringify({ batch: [message] }) });
    }
    const [, name] = (!batch && first.exec(one.text)) || [];
    if (name) add(name, one);
  }
  return pages;
}

function read(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
}
