/** Gives a page clocks and timers that move only by `advance`; each timer's work is a task of its own. */
export const fakeTime = `{
  const begin = Date.now();
  const timers = new Map();
  let now = 0, shift = 0, last = 0;
  const add = (run, ms, every) => { timers.set(++last, { run, at: now + Math.max(ms || 0, every ? 1 : 0), every }); return last; };
  performance.now = () => now;
  Date.now = () => begin + now + shift;
  window.setTimeout = (run, ms, ...args) => add(() => run(...args), ms, 0);
  window.setInterval = (run, ms, ...args) => add(() => run(...args), ms, Math.max(ms || 0, 1));
  window.clearTimeout = window.clearInterval = (id) => void timers.delete(id);
  window.advance = async (ms) => {
    const end = now + ms;
    // What was done before was another task.
    for (let n = 0; n < 3; n++) await null;
    for (;;) {
      let due;
      for (const [id, timer] of timers) if (timer.at <= end && !(due && due[1].at <= timer.at)) due = [id, timer];
      if (!due) break;
      const [id, timer] = due;
      now = Math.max(now, timer.at);
      if (timer.every) timer.at = now + timer.every; else timers.delete(id);
      timer.run();
      for (let n = 0; n < 3; n++) await null;
    }
    now = end;
  };
  window.sleep = async (ms) => { now += ms; await advance(0); };
  window.setClock = (ms) => { shift += ms; };
}`;
