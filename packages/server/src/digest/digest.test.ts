import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { digestSchema } from '@ruche/schema';
import type { Answer } from '@ruche/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callServer, tokenOf } from '../../../../test/tools/call-server.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { createAlertWatch } from '../alerts/alert-watch.js';
import { createSites } from '../sites/open-sites.js';
import { createSettings } from '../sites/settings-file.js';
import { createLanguage } from './language.js';
import { renderDigest } from './render-digest.js';
import { sayFigure, sayMembers } from './say-figure.js';

const answer = (value: number | null, before: number | null, more: Partial<Answer> = {}): Answer =>
  ({
    metric: { id: 'posts', label: 'Posts', unit: 'count' },
    value,
    ...(before === null ? {} : { previous: { value: before } }),
    ...more,
  }) as unknown as Answer;
const rising = [1, 2, 3, 4, 5, 6].map((value) => ({ value, partial: false, start: '' }));
const rate = {
  metric: { id: 'active_rate', label: 'Taux', unit: 'ratio' },
  window: { interval: 'week' },
} as Partial<Answer>;

describe('sentences agree with their numbers', () => {
  test.each([
    ['en', 1, 4, 'Members created 1 post, 3 fewer than in the period before (-75%).'],
    ['en', 2, 2, 'Members created 2 posts, as many as in the period before.'],
    ['en', 0, 3, 'Members created no posts, 3 fewer than in the period before (-100%).'],
    ['en', 1200, 0, 'Members created 1,200 posts, 1,200 more than in the period before.'],
    [
      'fr',
      1,
      4,
      'Les membres ont créé 1 publication, soit 3 de moins que sur la période précédente (-75 %).',
    ],
    ['fr', 0, 0, 'Les membres n’ont créé aucune publication.'],
    [
      'fr',
      12,
      6,
      'Les membres ont créé 12 publications, soit 6 de plus que sur la période précédente (+100 %).',
    ],
  ] as const)('%s: %d after %d', (locale, value, before, sentence) => {
    const said = sayFigure(answer(value, before), createLanguage(locale));
    expect(said?.replaceAll(/[\u00A0\u202F]/g, ' ').replaceAll('−', '-')).toContain(sentence);
  });

  test('windows of different lengths are compared by the day', () => {
    const perDay = { perDay: 4.13, previous: { value: 97, perDay: 3.23 } } as Partial<Answer>;
    expect(sayFigure(answer(128, null, perDay), createLanguage('en'))).toContain(
      'Members created 128 posts, against 97 in the period before (4.1 a day, against 3.2).',
    );
  });

  test('rates change in points, and show how sure they are', () => {
    const language = createLanguage('fr');
    const figure = { ...rate, confidence95: [0.4, 0.5] as [number, number] };
    const said = sayFigure(answer(0.45, 0.44, figure), language) ?? '';
    expect(said.replaceAll(/[\u00A0\u202F]/g, ' ')).toBe(
      'Taux par semaine : 45 % (intervalle à 95 % : de 40 % à 50 %), soit 1 point de plus que sur la période précédente. Aucune tendance claire.',
    );
    expect(sayFigure(answer(0.45, 0.45, rate), createLanguage('en'))).toContain('the same as');
    expect(sayFigure(answer(0.45, 0.42, rate), createLanguage('en'))).toContain('3 points higher');
  });

  test('a trend is told only where there is one', () => {
    const language = createLanguage('en');
    expect(sayFigure(answer(21, null, { series: rising }), language)).toContain('is rising.');
    expect(sayFigure(answer(21, null, { series: rising.slice(1) }), language)).toContain(
      'There is no clear trend.',
    );
    const last = { value: 0, partial: true, start: '' };
    expect(sayFigure(answer(21, null, { series: [...rising, last] }), language)).toContain(
      'rising',
    );
  });

  test('of what is not known nothing is said', () => {
    const language = createLanguage('en');
    expect(sayFigure(answer(null, 3), language)).toBeUndefined();
    const suppressed = { reason: 'below_k', k: 5 };
    expect(sayFigure(answer(3, 3, { suppressed }), language)).toBeUndefined();
  });

  test('members come and go', () => {
    const moves = (joined: number, left: number) => answer(8, 8, { beside: { joined, left } });
    expect(sayMembers(moves(5, 1), createLanguage('en'))).toBe(
      'There are 8 members, after 5 arrivals and 1 departure.',
    );
    expect(sayMembers(moves(0, 1), createLanguage('fr'))).toBe(
      'On compte 8 membres, après 1 départ.',
    );
    expect(sayMembers(answer(0, 0), createLanguage('en'))).toBe('There are no members.');
  });
});

test('names and titles never become markup or script', () => {
  const { markdown, html, text } = renderDigest({
    title: '<b>Team*\n# x',
    locale: 'en',
    sections: [
      {
        heading: 'Best',
        sentences: ['# Most posts were by [Ann](javascript:x) & <script>'],
        items: [
          { text: '<img src=x onerror=alert(1)>', url: 'javascript:alert(1)' },
          { text: 'A "title"', url: 'https://example.org/a b?"><x>' },
          { text: 'Own page', url: '/posts/1' },
          { text: 'Elsewhere', url: '//evil.example' },
        ],
      },
    ],
  });
  expect(html).not.toMatch(/<(?:b|script|img|x)[ >]/);
  expect(html).not.toMatch(/javascript:alert|evil/);
  expect(html).toContain(
    '<a href="https://example.org/a%20b?%22%3E%3Cx%3E">A &quot;title&quot;</a>',
  );
  expect(html).toContain('<a href="/posts/1">');
  expect(markdown).toContain('# \\<b\\>Team\\* \\# x\n');
  expect(markdown).toContain('\\# Most posts were by \\[Ann\\](javascript:x) \\& \\<script\\>');
  expect(markdown).not.toMatch(/\]\(<javascript/);
  expect(text).toContain('Own page – /posts/1');
});

describe('over HTTP', () => {
  let now = new Date('2026-11-01T12:00:00Z');
  let server: TestServer;
  let viewer: string;

  beforeAll(async () => {
    server = await startTestServer(
      { timezone: 'Europe/Paris', name: 'Our site' },
      { now: () => now },
    );
    viewer = await tokenOf(server, { groups: ['design'], now, role: 'member' });
    const bearer = server.keys.secretKey;
    const act = (event: string, userId: string, properties: object) => ({
      ...{ type: 'track', event, userId, properties },
      timestamp: '2026-10-12T09:00:00Z',
      messageId: `${event} ${userId} ${JSON.stringify(properties)}`,
      context: { groupId: 'design' },
    });
    await callServer(server, 'PUT', '/v1/groups/design', { bearer, body: { name: 'Design & co' } });
    const batch = [
      act('Post Created', 'ann', { post_id: 'p1', title: '<One>', url: 'https://example.org/1' }),
      act('Post Liked', 'ben', { post_id: 'p1', author_id: 'ann' }),
      { type: 'identify', userId: 'ann', traits: { name: 'Ann' } },
    ];
    await callServer(server, 'POST', '/v1/batch', { bearer, body: { batch } });
    await server.store.flush();
  });
  afterAll(() => server?.close());

  const get = (query: string, bearer = viewer) =>
    callServer(server, 'GET', `/v1/digest${query}`, { bearer });

  test('Markdown in English, HTML in French, text, and all of it', async () => {
    const markdown = await get('?group=design');
    expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(markdown.text).toMatch(/^# Design \\& co, 1\s–\s31 October 2026\n/);
    expect(markdown.text).toContain('Members created 1 post, against 0 in the period before.');
    expect(markdown.text).toContain('Most posts were by Ann.');
    expect(markdown.text).toContain('1. [\\<One\\> (1 like)](<https://example.org/1>)');
    const html = await get('?group=design&locale=fr&format=html');
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html.text).toMatch(/<h1>Design &amp; co, 1\s?–\s?31 octobre 2026<\/h1>/);
    expect(html.text).toContain('Les membres ont créé 1 publication');
    expect(html.text).toContain(
      '<li><a href="https://example.org/1">&lt;One&gt; (1 like)</a></li>',
    );
    expect((await get('?group=design&format=text')).text).toContain('PEOPLE\n');
    const all = digestSchema.parse((await get('?group=design&format=json&period=P28D')).body);
    expect(all.window).toMatchObject({ to: '2026-11-01', timezone: 'Europe/Paris' });
  });

  test.each([
    ['?group=sales', 403, 'forbidden'],
    ['', 403, 'forbidden'],
    ['?group=design&period=P1X', 400, 'invalid_field'],
    ['?group=design&format=pdf', 400, 'invalid_field'],
    ['?group=design&colour=red', 400, 'invalid_field'],
    ['?group=design&from=2026-10-02&to=2026-10-01', 400, 'invalid_window'],
  ])('refuses %s', async (query, status, code) => {
    const answered = await get(query);
    expect([answered.status, answered.body['code']]).toEqual([status, code]);
  });

  test('says only what the reader may know', async () => {
    const likes = await tokenOf(server, { groups: ['design'], metrics: ['likes'], now });
    const { text } = await get('?group=design', likes);
    expect(text).toContain('gave 1 like');
    expect(text).not.toContain('post,');
    const none = await tokenOf(server, { groups: ['design'], metrics: ['x'], now });
    expect((await get('?group=design', none)).status).toBe(403);
  });

  test('is posted once when the month that it was set in is over', async () => {
    const received: string[] = [];
    const receiver = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => received.push(chunk.toString()));
      request.on('end', () => response.end());
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const bearer = server.keys.secretKey;
    const body = { group: 'design', every: 'month', locale: 'fr', webhook: { url } };
    const path = '/v1/digest/schedules/monthly';
    expect((await callServer(server, 'PUT', path, { bearer: viewer, body })).status).toBe(403);
    expect((await callServer(server, 'PUT', path, { bearer, body })).status).toBe(200);
    expect((await callServer(server, 'GET', path, { bearer: viewer })).status).toBe(403);
    const { site: id, ...keys } = server.keys;
    const watch = createAlertWatch({
      store: server.store,
      sites: createSites({ ...createSettings(), ...keys, id }),
      log: { warn: () => undefined },
      now: () => now,
    });
    now = new Date('2026-11-20T12:00:00Z');
    await watch.check();
    expect(received).toHaveLength(0);
    now = new Date('2026-12-01T12:00:00Z');
    await watch.check();
    await watch.check();
    expect(received).toHaveLength(1);
    const posted = JSON.parse(received[0] ?? '') as Record<string, unknown>;
    expect(posted).toMatchObject({ type: 'digest', schedule: 'monthly', locale: 'fr' });
    expect(posted['title']).toContain('novembre 2026');
    expect((await callServer(server, 'DELETE', path, { bearer })).status).toBe(204);
    await new Promise((resolve) => receiver.close(resolve));
  });
});
