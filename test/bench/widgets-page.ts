import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { CDPSession, Page } from 'playwright-core';
import { buildWidgets } from '../hosts/build-scripts.js';
import { startHost } from '../hosts/start-host.js';
import type { WidgetsInPage } from './charts/in-page.js';
import { findEngines } from '../../.scripts/find-engines.mjs';

/** A page with the elements and their peers, for measuring. */
export interface WidgetsPage {
  page: Page;
  cdp: CDPSession;
  /** The folder of the built bundle. */
  folder: string;
  /** Opens the page anew. */
  reload(): Promise<void>;
  /** Does something inside the page. */
  run<Name extends keyof WidgetsInPage>(
    name: Name,
    ...options: Parameters<WidgetsInPage[Name]>
  ): Promise<Awaited<ReturnType<WidgetsInPage[Name]>>>;
  close(): Promise<void>;
}

const scripts = ['chart-js', 'echarts', 'uplot', 'in-page'];

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
  <style>body { margin: 0; width: 1000px } .box { width: 640px; height: 280px }</style>
  <script type="module" src="/widgets/widgets.js"></script>
  <h1>Club</h1><main></main><p>Below</p>
  ${scripts.map((name) => `<script type="module" src="/charts/${name}.js"></script>`).join('\n')}</html>`;

/**
 * Opens such a page in Chromium. Frames come as fast as they are made, so that a time is that of the work
 * and not of the wait for the next tick of a screen.
 */
export async function openWidgetsPage(): Promise<WidgetsPage> {
  const widgets = await buildWidgets();
  const charts = await mkdtemp(join(tmpdir(), 'ruche-charts-'));
  await build({
    entryPoints: scripts.map((name) => join(import.meta.dirname, 'charts', `${name}.ts`)),
    outdir: charts,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  const host = await startHost({ widgets: widgets.folder, charts });
  host.pages.set('/', { html });
  const browser = await chromium.launch({
    executablePath: findEngines().chromium ?? '',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-frame-rate-limit',
      '--disable-gpu-vsync',
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  const reload = async (): Promise<void> => {
    await page.goto(host.url);
    await page.waitForFunction('!!globalThis.inPage');
  };
  await reload();
  return {
    page,
    cdp: await page.context().newCDPSession(page),
    folder: widgets.folder,
    reload,
    run: (name, ...options) =>
      page.evaluate(`inPage.${name}(...${JSON.stringify(options)})`) as never,
    async close() {
      await browser.close();
      await host.close();
      await widgets.remove();
      await rm(charts, { recursive: true, force: true });
    },
  };
}
