import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openExport } from '../../packages/server/src/import/files/export-files.js';
import { ImportReport } from '../../packages/server/src/import/import-report.js';
import type { ImportedMessage } from '../../packages/server/src/import/imported-message.js';
import { slack } from '../../packages/server/src/import/slack/read-slack.js';
import { writeFolder } from '../../packages/server/src/import/testing-files.js';
import type { Files } from '../../packages/server/src/import/testing-files.js';
import { openMetricFixture } from '../tools/metric-fixture.js';
import type { MetricFixture, MetricSite } from '../tools/metric-fixture.js';
import { readCommunity } from './community.js';
import type { Community, CommunityEvent } from './community.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let fixture: MetricFixture;
let site: MetricSite;
let community: Community;
let report: ImportReport;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruche-slack-'));
  community = await readCommunity('slack');
  await writeFolder(folder, asSlackExport(community));
  const files = await openExport({ path: folder, wanted: slack.wanted });
  report = new ImportReport();
  const messages: ImportedMessage[] = [];
  for await (const message of slack.read({ files, report, texts: false })) messages.push(message);
  fixture = await openMetricFixture();
  site = fixture.site();
  await site.send(...messages.map((message) => ({ ...message })));
});
afterAll(async () => {
  await fixture?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Entry {
  text: string;
  subtype?: string;
  type: string;
  user: string;
  ts: string;
  reactions?: { name: string; users: string[]; count: number }[];
}

/** The community’s acts as Slack would have exported them: a file for each channel and day. */
function asSlackExport({ events }: Community): Files {
  const files: Record<string, object[]> = {};
  const channels = new Map<
    string,
    { id: string; name: string; created: number; members: string[] }
  >();
  const byId = new Map<string, Entry>();
  const users = new Set<string>();
  let serial = 0;

  const entryOf = ({ kind, actor, ts, id }: CommunityEvent): Entry => {
    const stamp = `${Math.floor(Date.parse(ts) / 1000)}.${String(serial++).padStart(6, '0')}`;
    const notes: Record<string, string> = { join: 'channel_join', leave: 'channel_leave' };
    const subtype = notes[kind];
    return { type: 'message', ...(subtype && { subtype }), user: actor, ts: stamp, text: id };
  };
  for (const event of events) {
    const [name = ''] = event.groups;
    users.add(event.actor);
    const channel = channels.get(name) ?? {
      id: `C-${name}`,
      name,
      created: 1433558319,
      members: [],
    };
    channels.set(name, channel);
    if (event.kind === 'like') continue;
    const entry = entryOf(event);
    byId.set(event.id, entry);
    (files[`${name}/${event.ts.slice(0, 10)}.json`] ??= []).push(entry);
  }
  for (const { kind, target, actor, id } of events) {
    if (kind !== 'like') continue;
    // One emoji each, so that a person who reacted twice is there twice.
    (byId.get(target)!.reactions ??= []).push({ name: `e-${id}`, users: [actor], count: 1 });
  }
  return {
    'users.json': [...users].map((id) => ({ id, name: id, profile: {} })),
    'channels.json': [...channels.values()],
    ...files,
  };
}

const whole = () => {
  const { months, as_of } = community.reference;
  return { from: `${months[0]?.month}-01`, to: as_of, compare: 'none', interval: 'month' } as const;
};
const asOf = () => ({ asOf: community.reference.as_of });

test('nothing of it is left out', () => {
  expect(report.reasons()).toEqual([]);
});

test('posts per month are those of the independent count', async () => {
  const { series = [] } = await site.ask({ metric: 'posts', ...whole() }, asOf());
  const counted = Object.fromEntries(series.map(({ start, value }) => [start.slice(0, 7), value]));
  const expected = community.reference.months.map(({ month, post = 0 }) => [month, post]);
  expect(counted).toEqual(Object.fromEntries(expected));
});

test('the top authors are those of the independent count', async () => {
  const { rows = [] } = await site.ask({ metric: 'top_authors', limit: 10, ...whole() }, asOf());
  expect(rows.map(({ value }) => value)).toEqual(
    community.reference.top10_posts.map(([, value]) => value),
  );
  expect(new Set(rows.map(({ id }) => id))).toEqual(
    new Set(community.reference.top10_posts.map(([id]) => id)),
  );
});
