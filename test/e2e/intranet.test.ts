import { SignJWT } from 'jose';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from './browser.js';
import { startDemoProcess, type DemoProcess } from './demo-process.js';

describe('the intranet', () => {
  let demo: DemoProcess;
  let browser: Browser;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemoProcess(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  const openStatistics = async (page: Page) => {
    await page.getByRole('button', { name: 'Statistiques' }).click();
    return page.locator('ruche-group-stats');
  };

  it('opens the group’s statistics in French, with no violation of its policy', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const { page, complaints } = await openPage(context, demo.intranet);
    const statistics = await openStatistics(page);

    await statistics.getByText('Statistiques de Langue française').waitFor();
    for (const label of ['Taux d’utilisateurs actifs', 'Publications créées', 'Temps passé']) {
      await statistics.getByText(label).first().waitFor();
    }
    await readToTheEnd(page);
    await statistics.locator('ruche-devices').getByText('Ordinateur').first().waitFor();
    await page.waitForLoadState('networkidle');
    const states = await page.evaluate(() => {
      const root = document.querySelector('ruche-group-stats')?.shadowRoot;
      const figures = root?.querySelectorAll<HTMLElement & { state?: string }>('.figure') ?? [];
      return Array.from(figures, (one) => one.state);
    });
    expect(states.length).toBeGreaterThan(10);
    expect(states.every((state) => state === 'ready' || state === 'empty')).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('has a policy without inline code, inline style or strings that become code', async () => {
    const response = await fetch(demo.intranet);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*/);
    const html = await response.text();
    expect(html).not.toMatch(/\sstyle=|\son\w+=|<style/);
    expect(html).not.toContain(demo.keys.secretKey);
  });

  it('gives tokens to its own page only, for five minutes and its member’s groups', async () => {
    const address = `${demo.intranet}/api/ruche-token`;
    const foreign = await fetch(address, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(foreign.status).toBe(403);
    const own = await fetch(address, { headers: { 'sec-fetch-site': 'same-origin' } });
    const { token } = (await own.json()) as { token: string };
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ iss: demo.keys.site, role: 'manager', sub: 'animation' });
    expect(claims.exp - claims.iat).toBe(300);
    expect(claims.groups).not.toContain('*');
  });

  it('shows no figure for a token that another key signed', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const { page } = await openPage(context, demo.intranet);
    await answerTokens(page, await signed(demo, 'sk_not-the-key-of-this-site-at-all'));
    const statistics = await openStatistics(page);
    await readToTheEnd(page);
    await expect.poll(() => statesOf(page), { timeout: 15_000 }).toEqual(['expired']);
    await expect(statistics.locator('ruche-stat [part="value"]').count()).resolves.toBe(0);
    await context.close();
  });

  it('shows no figure for a group that the token does not list', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const { page } = await openPage(context, demo.intranet);
    await answerTokens(page, await signed(demo, demo.keys.secretKey, ['support']));
    await openStatistics(page);
    await readToTheEnd(page);
    await expect.poll(() => statesOf(page), { timeout: 15_000 }).toEqual(['forbidden']);
    await context.close();
  });

  it('proves to the collector who sends a message in the chat', async () => {
    const context = await browser.newContext();
    const sent: string[] = [];
    // As in a browser that cannot compress, so that what leaves can be read here.
    await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'CompressionStream'));
    context.on('request', (request) => {
      if (request.url().includes('/v1/')) sent.push(request.postData() ?? '');
    });
    const { page } = await openPage(context, demo.intranet);
    await page.getByLabel('Votre message').fill('Bonjour à tous');
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.evaluate(() => (globalThis as unknown as { ruche: Flushing }).ruche.flush());
    await expect.poll(() => sent.join(''), { timeout: 15_000 }).toContain('"Message Sent"');
    expect(sent.join('')).toMatch(/"identity":"eyJ/);
    expect(sent.join('')).not.toContain('Bonjour');
    await context.close();
  });
});

interface Flushing {
  flush(): Promise<void>;
}

/** Figures below ask when they come near. */
async function readToTheEnd(page: Page): Promise<void> {
  const figures = page.locator('ruche-group-stats .figure');
  await figures.first().waitFor({ state: 'attached' });
  for (const figure of await figures.all()) {
    await figure.evaluate((element) => element.scrollIntoView());
    await expect
      .poll(() => figure.evaluate((element) => (element as { state?: string } & Element).state), {
        timeout: 15_000,
      })
      .not.toMatch(/^(initial|loading)$/);
  }
}

/** The different states of the figures on the page. */
function statesOf(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(() => {
    const root = document.querySelector('ruche-group-stats')?.shadowRoot;
    const figures = root?.querySelectorAll<HTMLElement & { state?: string }>('.figure') ?? [];
    return [...new Set(Array.from(figures, (one) => one.state))];
  });
}

async function answerTokens(page: Page, token: string): Promise<void> {
  await page.route('**/api/ruche-token', (route) => route.fulfill({ json: { token } }));
}

function signed(demo: DemoProcess, key: string, groups = ['communaute']): Promise<string> {
  return new SignJWT({ groups, role: 'manager' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(demo.keys.site)
    .setSubject('animation')
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(key));
}
