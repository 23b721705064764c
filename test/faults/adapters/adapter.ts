import { build } from 'esbuild';
import type { Seen } from '../../tools/fault-proxy.js';

/** How a tracker is put into a page and its events are found again. */
export interface TrackerAdapter {
  name: string;
  /** The head of the page: afterwards `track(id, text?)` tracks one event, and `trackerReady()` says that it is loaded. */
  head(collector: string, writeKey: string): string;
  /** Scripts that the page loads, by path. */
  scripts: Record<string, (collector: string) => Promise<string | Uint8Array>>;
  /** Each event carries an id of its own, by which its server can tell what it gets twice. */
  identifies?: boolean;
  /** The ids of the events in a request. */
  ids(seen: Seen): string[];
  /** How many page views there are in the requests. */
  views?(seen: Seen[]): number;
  /** How much active time there is in the requests, in milliseconds. */
  activeMs?(seen: Seen[]): number;
}

/** Bundles what a page has to write to use a tracker's package. */
export async function bundleForPage(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

/** Every id of the form that the scenarios use, wherever it is in a text. */
export function findIds(text: string): string[] {
  return [...new Set(text.match(/id-\w+-\d+-end/g))];
}

/** The JSON bodies of the requests that were taken. */
export function readBodies<T>(seen: Seen[]): T[] {
  return seen.flatMap(({ text, status }) => {
    try {
      return status < 300 ? [JSON.parse(text) as T] : [];
    } catch {
      return [];
    }
  });
}
