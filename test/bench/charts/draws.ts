import type { Answer } from '@ruche/schema';

/** Draws a trend into a box, and answers with what takes it away again. */
export type Draw = (box: HTMLElement, answer: Answer) => () => void;

/** What draws a trend, by its name; each script adds itself. */
export const draws: Record<string, Draw> = ((
  globalThis as unknown as { draws?: Record<string, Draw> }
).draws ??= {});

/** A series as chart libraries want it. */
export function seriesOf({ series = [] }: Answer) {
  return {
    labels: series.map(({ start }) => start.slice(0, 10)),
    times: series.map(({ start }) => Date.parse(start) / 1000),
    values: series.map(({ value }) => value),
    before: series.map(({ previous }) => previous ?? null),
  };
}
