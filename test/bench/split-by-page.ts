import type { Seen } from '../tools/fault-proxy.js';

interface Body {
  batch?: { messageId: string; context: { page: { path: string } } }[];
}

const first = /https?:\/\/[^/"\\]+\/(\w+)/;

/**
 * The requests that were taken, by the first part of the paths of the pages that they tell of. A batch is
 * taken apart, and of a message that came twice the first counts, as it does for the collector.
 */
export function splitByPage(seen: Seen[]): Map<string, Seen[]> {
  const pages = new Map<string, Seen[]>();
  const known = new Set<string>();
  const add = (name: string, one: Seen) => pages.set(name, [...(pages.get(name) ?? []), one]);
  for (const one of seen.filter(({ passed }) => passed)) {
    const { batch } = read(one.text);
    for (const message of batch ?? []) {
      if (known.has(message.messageId)) continue;
      known.add(message.messageId);
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
