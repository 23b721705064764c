/** What {@link createTurns} takes from its surroundings. */
export interface TurnsOptions {
  /** A monotonic clock, in ms. */
  now: () => number;
  /** Does something in a task of its own, soon. */
  later: (act: () => void) => void;
  /** How many ms of work there may be in one task before the rest waits for the next. @defaultValue 12 */
  budget?: number;
}

/**
 * Work that is done at once while little of the task is used up, and otherwise in tasks of its own, in
 * the order in which it came: many elements whose answers come together don't hold up the page.
 */
export function createTurns({
  now,
  later,
  budget = 12,
}: TurnsOptions): (work: () => void) => Promise<void> | undefined {
  const waiting: (() => void)[] = [];
  let began: number | undefined;
  const isOver = (): boolean => now() - (began ?? 0) >= budget;

  const nextTask = (): void => {
    began = undefined;
    if (waiting.length === 0) return;
    open();
    do waiting.shift()?.();
    while (waiting.length > 0 && !isOver());
  };
  const open = (): void => {
    began = now();
    later(nextTask);
  };

  return (work) => {
    if (began === undefined) open();
    if (waiting.length === 0 && !isOver()) return void work();
    return new Promise((done, failed) => {
      waiting.push(() => {
        try {
          done(work());
        } catch (error) {
          failed(error as Error);
        }
      });
    });
  };
}

/** Does work in its turn; see {@link createTurns}. All elements of a page take turns with each other. */
export const takeTurn = createTurns({ now: () => performance.now(), later: inNextTask });

let channel: MessageChannel | undefined;
const acts: (() => void)[] = [];

function inNextTask(act: () => void): void {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => acts.shift()?.();
  }
  acts.push(act);
  channel.port2.postMessage(0);
}
