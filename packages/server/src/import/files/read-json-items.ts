/** One item of a list in a JSON file. */
export interface JsonItem {
  /** The key that the list stands under; `''` where the file is the list itself. */
  readonly list: string;
  readonly value: unknown;
}

/** An item that is longer is not what such a file holds. */
const longestItem = 64 * 1024 * 1024;

const quote = 0x22;
const backslash = 0x5c;
const openings = new Set([0x5b, 0x7b]);
const closings = new Set([0x5d, 0x7d]);
const comma = 0x2c;
const colon = 0x3a;
const openList = 0x5b;
const blanks = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Reads a JSON file that is a list, or an object of lists, item by item: no more than one item is in
 * memory. What else lies beside the lists is passed over.
 */
export async function* readJsonItems(source: AsyncIterable<Buffer>): AsyncGenerator<JsonItem> {
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  /** How deep the items of the present list lie; 0 outside of one. */
  let itemDepth = 0;
  let list = '';
  /** The bytes of the present item or key. */
  let held: Buffer[] = [];
  let size = 0;
  let key = '';
  let isKey = false;

  const take = (): string => {
    const text = Buffer.concat(held).toString('utf8').trim();
    held = [];
    size = 0;
    return text;
  };

  for await (const chunk of source) {
    /** Where what is held begins in this chunk; -1 where nothing is held. */
    let from = itemDepth > 0 || isKey ? 0 : -1;
    const hold = (to: number): void => {
      if (from < 0) return;
      size += to - from;
      if (size > longestItem) throw new Error('an item of the file is too large');
      held.push(chunk.subarray(from, to));
    };
    let nextBackslash = -1;
    for (let at = 0; at < chunk.length; at += 1) {
      if (isInString && !isEscaped) {
        // Most of a file is text: on to what ends it, or to what the next byte depends on.
        const end = chunk.indexOf(quote, at);
        if (nextBackslash < at) nextBackslash = placeOf(chunk.indexOf(backslash, at), chunk);
        at = Math.min(placeOf(end, chunk), nextBackslash);
        if (at === chunk.length) break;
      }
      const byte = chunk[at] as number;
      if (isInString) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) {
          isInString = false;
          if (isKey) {
            hold(at + 1);
            from = -1;
            isKey = false;
            key = JSON.parse(take()) as string;
          }
        }
        continue;
      }
      if (byte === quote) {
        isInString = true;
        if (depth === 1 && itemDepth === 0) {
          isKey = true;
          from = at;
        }
        continue;
      }
      const isEnd = closings.has(byte) && depth === itemDepth;
      if (itemDepth > 0 && depth === itemDepth && (byte === comma || isEnd)) {
        hold(at);
        const text = take();
        from = isEnd ? -1 : at + 1;
        if (text !== '') yield { list, value: JSON.parse(text) as unknown };
        if (!isEnd) continue;
        itemDepth = 0;
      }
      if (openings.has(byte)) {
        depth += 1;
        if (byte === openList && itemDepth === 0 && (depth === 1 || depth === 2)) {
          itemDepth = depth;
          list = depth === 1 ? '' : key;
          from = at + 1;
        }
      } else if (closings.has(byte)) {
        depth -= 1;
      } else if (
        depth === 0 &&
        !blanks.has(byte) &&
        byte !== colon &&
        byte !== 0xef &&
        byte !== 0xbb &&
        byte !== 0xbf
      ) {
        throw new Error('the file is not JSON with lists');
      }
    }
    hold(chunk.length);
  }
  if (depth !== 0 || isInString) throw new Error('the file ends before its end');
}

/** Where a byte is, or the end of the chunk where it is not in it. */
function placeOf(found: number, chunk: Buffer): number {
  return found < 0 ? chunk.length : found;
}
