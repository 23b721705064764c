import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExport } from './files/export-files.js';
import { importExport } from './import-export.js';
import { ImportReport } from './import-report.js';
import type { ImportedMessage } from './imported-message.js';
import { importSources } from './sources.js';
import { openCollectorDestination } from '../cli/destination.js';
import { startTestServer } from '../../../../test/tools/start-test-server.js';
import type { TestServer } from '../../../../test/tools/start-test-server.js';
import { discourseExport } from './discourse/testing-export.js';
import { mattermostExport } from './mattermost/testing-export.js';
import { slackExport } from './slack/testing-export.js';
import { writeFolder, writeTar } from './testing-files.js';
import { zulipExport } from './zulip/testing-export.js';

let folder: string;
let server: TestServer;
const paths: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruche-imports-'));
  server = await startTestServer();
  paths['slack'] = await writeFolder(join(folder, 'slack'), slackExport);
  paths['zulip'] = await writeTar(join(folder, 'zulip.tar.gz'), zulipExport);
  const mattermost = await writeFolder(join(folder, 'mattermost'), mattermostExport);
  paths['mattermost'] = join(mattermost, 'import.jsonl');
  paths['discourse'] = await writeTar(join(folder, 'backup.tar.gz'), discourseExport);
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function read(from: string, texts = false) {
  const source = importSources[from]!;
  const files = await openExport({ path: paths[from]!, wanted: source.wanted });
  const report = new ImportReport();
  const messages: ImportedMessage[] = [];
  for await (const message of source.read({ files, report, texts })) messages.push(message);
  await files.close();
  return { messages, left: Object.fromEntries(report.reasons()) };
}

/** A message in one line: what, who, where, when, about what. */
function inShort({
  type,
  event,
  userId,
  groupId,
  context,
  timestamp,
  properties,
  traits,
}: ImportedMessage) {
  const where = groupId ?? context?.groupId ?? '';
  const { text: _, title: __, ...about } = properties ?? {};
  const said =
    (properties ?? (type === 'identify' || traits))
      ? JSON.stringify(properties ? about : traits)
      : '';
  return [event ?? type, userId ?? '', where, timestamp ?? '', said].join(' | ');
}

describe('slack', () => {
  it('maps channels, people, threads, reactions, files', async () => {
    const { messages, left } = await read('slack');
    expect(messages.map(inShort)).toMatchInlineSnapshot(`
      [
        "identify | U01 |  | 2023-11-14T22:13:20.000Z | {"name":"Ann","kind":"human","staff":true,"suspended":false}",
        "identify | U02 |  |  | {"name":"Ben B","kind":"human","staff":false,"suspended":true}",
        "identify | U03 |  |  | {"name":"Cid","kind":"human","staff":false,"suspended":false}",
        "identify | USLACKBOT |  |  | {"name":"slackbot","kind":"bot","staff":false,"suspended":false}",
        "group |  | C01 | 2024-03-01T08:00:00.000Z | {"name":"design","createdAt":"2024-03-01T08:00:00.000Z"}",
        "group | U01 | C01 | 2024-03-01T08:00:00.000Z | ",
        "group | U03 | C01 | 2024-03-01T08:00:00.000Z | ",
        "group | U02 | C01 | 2024-03-01T08:16:40.000Z | ",
        "Post Created | U01 | C01 | 2024-03-01T08:33:20.000Z | {"post_id":"C01:1709282000.000200"}",
        "File Added | U01 | C01 | 2024-03-01T08:33:10.000Z | {"file_id":"F01","name":"draft.pdf"}",
        "Post Liked | U02 | C01 | 2024-03-01T08:33:20.000Z | {"post_id":"C01:1709282000.000200","author_id":"U01","reaction":"+1"}",
        "Post Liked | U03 | C01 | 2024-03-01T08:33:20.000Z | {"post_id":"C01:1709282000.000200","author_id":"U01","reaction":"+1"}",
        "Post Liked | U02 | C01 | 2024-03-01T08:33:20.000Z | {"post_id":"C01:1709282000.000200","author_id":"U01","reaction":"eyes"}",
        "Comment Created | U02 | C01 | 2024-03-01T08:50:00.000Z | {"comment_id":"C01:1709283000.000300","post_id":"C01:1709282000.000200","author_id":"U01","mentions":["U03"]}",
        "Comment Liked | U01 | C01 | 2024-03-01T08:50:00.000Z | {"comment_id":"C01:1709283000.000300","post_id":"C01:1709282000.000200","author_id":"U02","reaction":"heart"}",
        "identify | B01 |  |  | {"name":"builds","kind":"bot"}",
        "Post Created | B01 | C01 | 2024-03-02T09:00:00.000Z | {"post_id":"C01:1709370000.000100"}",
        "Group Left | U02 | C01 | 2024-03-02T09:16:40.000Z | ",
        "group |  | C02 | 2024-03-01T08:00:00.000Z | {"name":"silent","createdAt":"2024-03-01T08:00:00.000Z"}",
      ]
    `);
    expect(left).toMatchInlineSnapshot(`
      {
        "days of direct messages": 1,
        "days of private channels": 1,
        "messages of subtype channel_topic": 1,
        "reactions of people whom the export does not name": 3,
      }
    `);
  });
});

describe('zulip', () => {
  it('maps streams, topics, subscriptions, reactions, files', async () => {
    const { messages, left } = await read('zulip');
    expect(messages.map(inShort)).toMatchInlineSnapshot(`
      [
        "identify | 11 |  | 2023-01-01T00:00:00.500Z | {"name":"Ann","createdAt":"2023-01-01T00:00:00.500Z","kind":"human","staff":true,"suspended":false}",
        "identify | 12 |  | 2023-01-01T00:00:00.000Z | {"name":"Ben","createdAt":"2023-01-01T00:00:00.000Z","kind":"human","staff":false,"suspended":true}",
        "identify | 13 |  | 2023-01-01T00:00:00.000Z | {"name":"Builds","createdAt":"2023-01-01T00:00:00.000Z","kind":"bot","staff":false,"suspended":false}",
        "identify | 5 |  |  | {"kind":"bot","staff":false,"suspended":false}",
        "group |  | 21 | 2023-01-01T00:00:00.000Z | {"name":"design","createdAt":"2023-01-01T00:00:00.000Z"}",
        "group | 12 | 21 | 2023-01-01T19:06:40.000Z | ",
        "Group Left | 12 | 21 | 2023-02-02T01:06:40.000Z | ",
        "group | 11 | 21 | 2023-01-29T13:46:40.250Z | ",
        "Comment Created | 12 | 21 | 2023-01-29T13:50:00.000Z | {"comment_id":"103","post_id":"101","author_id":"11","mentions":["11"]}",
        "Post Created | 11 | 21 | 2023-01-29T13:46:40.250Z | {"post_id":"101"}",
        "Comment Created | 13 | 21 | 2023-01-29T13:48:20.000Z | {"comment_id":"102","post_id":"101","author_id":"11","mentions":["12"]}",
        "Post Liked | 12 | 21 | 2023-01-29T13:46:40.000Z | {"post_id":"101","author_id":"11","reaction":"tada"}",
        "Comment Liked | 11 | 21 | 2023-01-29T13:50:00.000Z | {"comment_id":"103","post_id":"101","author_id":"12","reaction":"heart"}",
        "File Added | 11 | 21 | 2023-01-29T13:46:41.000Z | {"file_id":"91","name":"draft.pdf"}",
      ]
    `);
    expect(left).toMatchInlineSnapshot(`
      {
        "direct messages": 1,
        "files in no public stream": 1,
        "messages of private streams": 1,
        "private streams": 1,
        "reactions to messages that are not public": 1,
      }
    `);
  });
});

describe('mattermost', () => {
  it('maps channels, people, posts, replies, reactions', async () => {
    const { messages, left } = await read('mattermost');
    const lines = messages.map(inShort).map((line) => line.replaceAll(/[\w-]{22}/g, 'ID'));
    expect(lines).toMatchInlineSnapshot(`
      [
        "group |  | club/design | 2024-03-01T08:16:40.000Z | {"name":"Design"}",
        "identify | ann |  |  | {"name":"Ann","staff":true,"suspended":false}",
        "group | ann | club/design | 2024-03-01T08:16:40.000Z | ",
        "identify | ben |  |  | {"name":"Ben B","staff":false,"suspended":true}",
        "Post Created | ann | club/design | 2024-03-01T08:33:20.123Z | {"post_id":"ID"}",
        "File Added | ann | club/design | 2024-03-01T08:33:20.123Z | {"file_id":"ID","name":"draft.pdf"}",
        "Post Liked | ben | club/design | 2024-03-01T08:41:40.000Z | {"post_id":"ID","author_id":"ann","reaction":"+1"}",
        "Comment Created | ben | club/design | 2024-03-01T08:50:00.000Z | {"comment_id":"ID","post_id":"ID","author_id":"ann","mentions":["ann"]}",
        "Comment Liked | ann | club/design | 2024-03-01T08:51:40.000Z | {"comment_id":"ID","post_id":"ID","author_id":"ben","reaction":"heart"}",
      ]
    `);
    expect(left).toMatchInlineSnapshot(`
      {
        "entries of type direct_channel": 1,
        "entries of type direct_post": 1,
        "posts of private channels": 1,
        "posts of type system_add_to_channel": 1,
        "posts of type system_join_channel": 1,
        "private channels": 1,
      }
    `);
    const [post, reply] = messages.filter(({ event }) => event?.endsWith('Created'));
    expect(reply?.properties?.['post_id']).toBe(post?.properties?.['post_id']);
  });
});

describe('discourse', () => {
  it('maps categories, groups, people, topics, posts, likes, solutions', async () => {
    const { messages, left } = await read('discourse');
    expect(messages.map(inShort)).toMatchInlineSnapshot(`
      [
        "group |  | c3 | 2024-01-01T00:00:00.000Z | {"name":"Design","createdAt":"2024-01-01T00:00:00.000Z"}",
        "Answer Accepted | 7 | c3 | 2024-03-03T08:00:00.000Z | {"post_id":"t11","comment_id":"p102","author_id":"8"}",
        "group | 7 | g41 | 2024-01-02T00:00:00.000Z | ",
        "group |  | g41 | 2024-01-01T00:00:00.000Z | {"name":"The crew","createdAt":"2024-01-01T00:00:00.000Z"}",
        "Post Liked | 8 | c3 | 2024-03-01T13:00:00.500Z | {"post_id":"t11","author_id":"7"}",
        "Comment Liked | 7 | c3 | 2024-03-01T14:00:00.000Z | {"comment_id":"p102","post_id":"t11","author_id":"8"}",
        "Post Created | 7 | c3 | 2024-03-01T12:00:00.000Z | {"post_id":"t11"}",
        "Comment Created | 8 | c3 | 2024-03-01T12:30:00.000Z | {"comment_id":"p102","post_id":"t11","author_id":"7","mentions":["7"]}",
        "Comment Created | 7 | c3 | 2024-03-01T12:40:00.000Z | {"comment_id":"p103","post_id":"t11","parent_id":"p102","author_id":"8"}",
        "Comment Deleted | -1 | c3 | 2024-03-02T09:00:00.000Z | {"comment_id":"p103","post_id":"t11"}",
        "identify | -1 |  | 2024-01-01T00:00:00.000Z | {"name":"system","createdAt":"2024-01-01T00:00:00.000Z","staff":true,"suspended":false,"kind":"system"}",
        "identify | 7 |  | 2024-01-01T00:00:00.000Z | {"name":"Ann Art","createdAt":"2024-01-01T00:00:00.000Z","staff":true,"suspended":false,"kind":"human"}",
        "identify | 8 |  | 2024-01-01T00:00:00.000Z | {"name":"ben","createdAt":"2024-01-01T00:00:00.000Z","staff":false,"suspended":true,"kind":"human"}",
      ]
    `);
    expect(left).toMatchInlineSnapshot(`
      {
        "categories that not everybody may read": 1,
        "flags and other acts on posts that are no likes": 1,
        "likes of private messages": 1,
        "likes that were taken back": 1,
        "notes, small actions and whispers": 1,
        "posts of categories that not everybody may read": 1,
        "private messages": 1,
      }
    `);
  });

  it('unescapes what the dump escapes', async () => {
    const { messages } = await read('discourse', true);
    const texts = messages.flatMap(({ properties }) => properties?.['text'] ?? []);
    expect(texts).toEqual(['Serif?\nOr\tnot? C:\\fonts', 'Not, @Ann.', 'Sure?']);
  });
});

describe.each(Object.keys(importSources))('an import from %s', (from) => {
  const run = async () => {
    const { url, keys } = server;
    const totals = { accepted: 0, rejected: 0, duplicate: 0 };
    const destination = openCollectorDestination({ url, secretKey: keys.secretKey });
    const report = new ImportReport();
    const onRejected = (rejected: unknown) => expect.unreachable(JSON.stringify(rejected));
    const path = paths[from]!;
    await importExport({ path, from, texts: true, report, destination, totals, onRejected });
    return totals;
  };

  it('is taken whole, and a second time adds nothing', async () => {
    const { messages } = await read(from);
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(messages.length);
    expect(await run()).toEqual({ accepted: messages.length, rejected: 0, duplicate: 0 });
    expect(await run()).toEqual({ accepted: 0, rejected: 0, duplicate: messages.length });
  });

  it('keeps texts only where they are asked for', async () => {
    const has = ({ messages }: { messages: ImportedMessage[] }) =>
      messages.some(({ properties }) => properties && 'text' in properties);
    expect(has(await read(from))).toBe(false);
    expect(has(await read(from, true))).toBe(true);
  });

  it('refuses what is no export of it', async () => {
    const other = join(folder, `other-${from}`);
    await writeFolder(other, { 'notes.txt': 'hello', 'more.txt': 'x' });
    const options = { from, texts: false, report: new ImportReport(), onRejected: () => {} };
    const destination = { send: () => Promise.reject(new Error('sent')), close: async () => {} };
    const totals = { accepted: 0, rejected: 0, duplicate: 0 };
    await expect(importExport({ ...options, path: other, destination, totals })).rejects.toThrow(
      'is no export of',
    );
    const empty = join(folder, `empty-${from}.json`);
    await writeFile(empty, '[]');
    await expect(importExport({ ...options, path: empty, destination, totals })).rejects.toThrow();
  });
});

it('names of people and groups are kept', async () => {
  await server.store.flush();
  const groups = await server.store.query<{ name: string }>(
    `SELECT name FROM groups FINAL WHERE name != '' ORDER BY name`,
  );
  expect(groups.map(({ name }) => name)).toEqual([
    'Design',
    'Design',
    'The crew',
    'design',
    'design',
    'silent',
  ]);
});
