import type { LoadResult } from './http-load.js';

/** A load, and what taking it cost. */
export interface Throughput extends LoadResult {
  /** Processor time of the HTTP server, in ms. */
  serverMs: number;
  /** Processor time of the database behind it. */
  databaseMs: number;
}

/** Events a second. */
export function rateOf({ events, seconds }: Pick<LoadResult, 'events' | 'seconds'>): number {
  return events / seconds;
}

/** Processor time for each event, in µs, of server and database together. */
export function costOf({ events, serverMs, databaseMs }: Throughput): number {
  return ((serverMs + databaseMs) * 1_000) / events;
}
