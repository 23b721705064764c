import type { WidgetsPage } from './widgets-page.js';

/** What a page holds after everything unused is thrown away. */
export interface Held {
  nodes: number;
  listeners: number;
  /** Bytes of the heap. */
  heap: number;
}

/** Counts what a page holds. */
export async function held({ cdp }: WidgetsPage): Promise<Held> {
  for (let round = 0; round < 3; round++) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((one) => one.name === name)?.value ?? NaN;
  return {
    nodes: value('Nodes'),
    listeners: value('JSEventListeners'),
    heap: value('JSHeapUsedSize'),
  };
}

/** What one element adds to a page that has its like already. */
export async function perElement(page: WidgetsPage, tag: string, count: number): Promise<Held> {
  await page.reload();
  await page.cdp.send('Performance.enable');
  await page.run('fill', tag, 2);
  const before = await held(page);
  await page.run('fill', tag, count);
  const after = await held(page);
  return {
    nodes: (after.nodes - before.nodes) / count,
    listeners: (after.listeners - before.listeners) / count,
    heap: (after.heap - before.heap) / count,
  };
}

/** What is held before and after the page of a group was made and taken away so many times. */
export async function afterCycles(page: WidgetsPage, count: number): Promise<[Held, Held]> {
  await page.reload();
  await page.cdp.send('Performance.enable');
  await page.run('cycles', 20);
  const before = await held(page);
  await page.run('cycles', count);
  return [before, await held(page)];
}
