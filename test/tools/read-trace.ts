/** One call to the system, as `strace -f -y` writes it. */
export interface TracedCall {
  pid: string;
  name: string;
  /** What stands between the brackets. */
  text: string;
  result: string;
  /** Places in the order of the trace: where it began and where it ended. */
  began: number;
  ended: number;
}

/** Reads a trace; calls that were cut in two by those of other threads are put together again. */
export function readTrace(lines: readonly string[]): TracedCall[] {
  const calls: TracedCall[] = [];
  const open = new Map<string, { name: string; text: string; began: number }>();
  for (const [at, line] of lines.entries()) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
    const resumed = /^<\.\.\. (\w+) resumed>(.*)\s+= (-?\w+)/s.exec(rest);
    if (resumed) {
      const [, name = '', more = '', result = ''] = resumed;
      const first = open.get(`${pid} ${name}`);
      open.delete(`${pid} ${name}`);
      if (first) {
        calls.push({ pid, name, text: first.text + more, result, began: first.began, ended: at });
      }
      continue;
    }
    const cut = /^(\w+)\((.*) <unfinished \.\.\.>$/s.exec(rest);
    if (cut) {
      const [, name = '', text = ''] = cut;
      open.set(`${pid} ${name}`, { name, text, began: at });
      continue;
    }
    const whole = /^(\w+)\((.*)\)\s+= (-?\w+)/s.exec(rest);
    if (!whole) continue;
    const [, name = '', text = '', result = ''] = whole;
    calls.push({ pid, name, text, result, began: at, ended: at });
  }
  return calls.toSorted((a, b) => a.began - b.began);
}

/** The file that the first argument of a call is open on. */
export function fileOf({ text }: TracedCall): string {
  return /^\d+<([^>]*)>/.exec(text)?.[1] ?? '';
}
