import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deviceClass } from '../../packages/server/src/collector/device-class.js';
import {
  identify,
  openMetricFixture,
  page,
  track,
  type FixtureMessage,
  type MetricFixture,
} from '../tools/metric-fixture.js';

vi.setConfig({ testTimeout: 120_000 });

const april = { from: '2026-04-01', to: '2026-05-01', compare: 'none', interval: 'month' } as const;
const instant = '2026-04-10T10:00:00Z';

let fixture: MetricFixture;
beforeAll(async () => {
  fixture = await openMetricFixture();
});
afterAll(() => fixture.close());

const path = (...names: string[]) => join(import.meta.dirname, 'sets', ...names);
async function rowsOf(set: string, file: string, separator: string): Promise<string[][]> {
  const text = gunzipSync(await readFile(path(set, file))).toString('utf8');
  const lines = text.trimEnd().split('\n').slice(1);
  return lines.map((line) => line.split(separator));
}
async function referenceOf<T>(set: string): Promise<T> {
  return JSON.parse(await readFile(path(set, 'reference.json'), 'utf8')) as T;
}
async function load(messages: readonly FixtureMessage[]) {
  const site = fixture.site();
  for (let start = 0; start < messages.length; start += 5_000) {
    await site.send(...messages.slice(start, start + 5_000));
  }
  return site;
}

interface DeviceReference {
  readonly strings: number;
  readonly by_class: Readonly<Record<'desktop' | 'mobile' | 'tablet', number>>;
  readonly records: number;
  readonly record_device_split_pct: Readonly<Record<'desktop' | 'mobile' | 'tablet', number>>;
}

test('device mix of real traffic, by people and by sessions', async () => {
  const [rows, reference] = [
    await rowsOf('devices', 'user-agents.tsv.gz', '\t'),
    await referenceOf<DeviceReference>('devices'),
  ];
  const visit = (user: string, userAgent: string, session?: string) =>
    page(user, instant, { context: { userAgent, ...(session && { sessionId: session }) } });
  const people = await load(rows.map(([, , agent = ''], at) => visit(`u${at}`, agent)));
  const mix = await people.ask({ metric: 'devices', ...april });
  const { desktop, mobile, tablet } = reference.by_class;
  expect(mix.value).toBe(reference.strings);
  expect(mix.parts?.map(({ key, value }) => [key, value])).toEqual([
    ...[
      ['desktop', desktop],
      ['mobile', mobile + tablet],
    ],
    ...[
      ['both', 0],
      ['unknown', 0],
    ],
  ]);

  const sessions = await load(
    rows.flatMap(([, records, agent = ''], at) =>
      Array.from({ length: Number(records) }, (_, n) => visit(`u${at}`, agent, `s${at}-${n}`)),
    ),
  );
  const split = await sessions.ask({ metric: 'devices', by: 'sessions', ...april });
  const share = (key: string) => 100 * Number(split.parts?.find((part) => part.key === key)?.share);
  const expected = reference.record_device_split_pct;
  expect(split.value).toBe(reference.records);
  expect(share('desktop')).toBeCloseTo(expected.desktop, 5);
  expect(share('mobile')).toBeCloseTo(expected.mobile + expected.tablet, 5);
});

test('every browser string is in its class', async () => {
  const rows = await rowsOf('devices', 'user-agents.tsv.gz', '\t');
  const wrong = rows.filter(([name, , userAgent]) => deviceClass({ userAgent }) !== name);
  expect(wrong).toEqual([]);
});

interface ShopReference {
  readonly all: { visits: number; conversion_pct: number; buyers: number; total_hours: number };
  readonly by_visitor: Readonly<Record<string, { visits: number; conversion_pct: number }>>;
}

test('conversion of visits to a shop, in all and by kind of visitor; time in all', async () => {
  const [rows, { all, by_visitor }] = [
    await rowsOf('shop', 'visits.csv.gz', ','),
    await referenceOf<ShopReference>('shop'),
  ];
  const site = await load(
    rows.flatMap(([visitor = '', seconds, bought], at) => {
      const user = `v${at}`;
      const ms = Math.round(Number(seconds) * 1000);
      return [
        identify(user, '2026-04-01T00:00:00Z', { segment: visitor }),
        page(user, instant),
        ...(ms > 0 ? [track(user, 'Time Spent', instant, { active_ms: ms })] : []),
        ...(bought === '1'
          ? [
              track(user, 'Order Completed', '2026-04-10T11:00:00Z', {
                order_id: user,
                total: 1,
                currency: 'EUR',
              }),
            ]
          : []),
      ];
    }),
  );
  const question = { metric: 'conversion', after: 'page', goal: 'Order Completed', by: 'segment' };
  const { numerator, denominator, value, parts = [] } = await site.ask({ ...question, ...april });
  expect([numerator, denominator]).toEqual([all.buyers, all.visits]);
  expect(100 * Number(value)).toBeCloseTo(all.conversion_pct, 6);
  for (const [visitor, { visits, conversion_pct }] of Object.entries(by_visitor)) {
    const part = parts.find(({ key }) => key === visitor);
    expect(part?.denominator, visitor).toBe(visits);
    expect(100 * Number(part?.value), visitor).toBeCloseTo(conversion_pct, 6);
  }
  const time = await site.ask({ metric: 'time_spent', ...april });
  expect(Number(time.beside?.['total']) / 3600).toBeCloseTo(all.total_hours, 4);
});
