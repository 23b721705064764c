import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMetricFixture, type MetricFixture, type MetricSite } from '../tools/metric-fixture.js';
import { communities, readCommunity, type Community } from './community.js';
import { mapRawActions } from './mappers/raw-counts.js';

/** What others found about the people of a community: who came, stayed and went. */
interface PeopleReference {
  readonly months: readonly {
    readonly month: string;
    readonly active: number;
    readonly first_time_active: number;
    readonly returning_from_previous_month: number;
    readonly reactivated: number;
    readonly lost_since_previous_month: number | null;
  }[];
  /** By the month of their first act: how many, and how many of them acted in each month after. */
  readonly cohorts: Readonly<Record<string, readonly number[]>>;
  readonly state_at_as_of: Readonly<Record<string, number>>;
  readonly actions_by_weekday: readonly number[];
  readonly actions_by_hour: readonly number[];
}

let fixture: MetricFixture;
beforeAll(async () => {
  fixture = await openMetricFixture();
});
afterAll(() => fixture.close());

describe.each(communities)('the people of %s', (name) => {
  let community: Community;
  let reference: PeopleReference;
  let site: MetricSite;

  beforeAll(async () => {
    community = await readCommunity(name);
    const path = join(import.meta.dirname, 'sets', name, 'people.json');
    reference = JSON.parse(await readFile(path, 'utf8')) as PeopleReference;
    site = fixture.site();
    const messages = [...joins(community), ...community.events.flatMap(mapRawActions)];
    for (let start = 0; start < messages.length; start += 5_000) {
      await site.send(...messages.slice(start, start + 5_000));
    }
  }, 180_000);

  /** All months, the last of them over. */
  const months = () => {
    const last = Temporal.PlainYearMonth.from(reference.months.at(-1)?.month ?? '');
    const to = `${last.add({ months: 1 }).toString()}-01`;
    const question = { from: `${reference.months[0]?.month}-01`, to, interval: 'month' } as const;
    return [{ ...question, compare: 'none' as const }, { asOf: `${to}T00:00:00Z` }] as const;
  };
  const state = () => [{ period: 'P30D' }, { asOf: community.reference.as_of }] as const;

  test('cohorts by the month of the first act', async () => {
    const [question, options] = months();
    const answer = await site.ask({ metric: 'retention', by: 'first_act', ...question }, options);
    for (const { start, parts = {} } of answer.series ?? []) {
      const month = start.slice(0, 7);
      const { size, ...shares } = parts;
      const [total = 0, ...later] = reference.cohorts[month] ?? [];
      expect(size, month).toBe(total);
      if (total === 0) continue;
      const counts = Object.values(shares).map((share) => Number(share) * total);
      expect(counts[0], month).toBe(total);
      for (const [index, count] of later.entries()) {
        expect(counts[index + 1], `${month} + ${index + 1}`).toBeCloseTo(count, 9);
      }
    }
  });

  test('new, returning, reactivated and lost people per month', async () => {
    const [question, options] = months();
    const answer = await site.ask({ metric: 'lifecycle', ...question }, options);
    expect(answer.series?.map(({ value, parts }) => ({ value, ...parts }))).toEqual(
      reference.months.map((month) => ({
        value: month.active,
        new: month.first_time_active,
        returning: month.returning_from_previous_month,
        resurrecting: month.reactivated,
        dormant: 0 - (month.lost_since_previous_month ?? 0),
      })),
    );
  });

  test('members by status', async () => {
    const [question, options] = state();
    const answer = await site.ask({ metric: 'member_status', ...question }, options);
    const value = (key: string) => answer.parts?.find((part) => part.key === key)?.value ?? 0;
    const found = reference.state_at_as_of;
    expect(answer.value).toBe(community.reference.members);
    expect(value('new_active') + value('new_silent')).toBe(found.new_30d);
    expect(value('new_active') + value('active')).toBe(found.active_30d);
    const [inactive = 0, never = 0] = [found.inactive_90d_but_acted_before, found.never_acted];
    expect(value('dormant')).toBe(inactive + never - silentNewcomers(community, 90));
    const between = Number(found.active_90d) - Number(found.active_30d);
    const silent = silentNewcomers(community, 90) - silentNewcomers(community, 30);
    expect(value('inactive')).toBe(between + silent);
  });

  test('stickiness', async () => {
    const [question, options] = state();
    const { series = [] } = await site.ask({ metric: 'stickiness', ...question }, options);
    const active = series.map(({ parts }) => Number(parts?.active));
    const mean = active.reduce((sum, n) => sum + n, 0) / 30;
    const month = Number(series.at(-1)?.parts?.active_30);
    expect(month).toBe(reference.state_at_as_of.active_30d);
    expect(mean).toBeCloseTo(reference.state_at_as_of.mean_dau_30d ?? -1, 4);
    expect((100 * mean) / month).toBeCloseTo(reference.state_at_as_of.stickiness_30d ?? -1, 4);
  });

  test('rhythm', async () => {
    const [question, options] = months();
    const { parts = [] } = await site.ask({ metric: 'rhythm', ...question }, options);
    const sum = (test: (key: string) => boolean) =>
      parts.reduce((total, { key, value }) => (test(key) ? total + Number(value) : total), 0);
    const byDay = reference.actions_by_weekday.map((_, day) =>
      sum((key) => key.startsWith(`${day + 1}-`)),
    );
    const byHour = reference.actions_by_hour.map((_, hour) =>
      sum((key) => key.endsWith(`-${String(hour).padStart(2, '0')}`)),
    );
    expect(byDay).toEqual(reference.actions_by_weekday);
    expect(byHour).toEqual(reference.actions_by_hour);
  });
});

/** When each member joined: as the set says, or with their first act. */
function joinedAt({ events, joined }: Community): Map<string, string> {
  const first = new Map(joined);
  for (const { actor, ts } of events) if (actor && !first.has(actor)) first.set(actor, ts);
  return first;
}

function joins(community: Community) {
  return [...joinedAt(community)].map(([userId, timestamp]) => ({
    type: 'group',
    userId,
    groupId: 'community',
    timestamp,
  }));
}

/** Members who joined within so many days and never acted. */
function silentNewcomers(community: Community, days: number): number {
  const actors = new Set(
    community.events.filter((event) => mapRawActions(event).length > 0).map(({ actor }) => actor),
  );
  const since = Date.parse(community.reference.as_of) - days * 86_400_000;
  return [...joinedAt(community)].filter(
    ([member, at]) => !actors.has(member) && Date.parse(at) > since,
  ).length;
}
