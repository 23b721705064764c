import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import tar from 'tar-stream';

/** The files of an export by their paths; what is no text is written as JSON. */
export type Files = Record<string, unknown>;

/** Lays the files into a folder. */
export async function writeFolder(folder: string, files: Files): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), toBytes(content));
  }
  return folder;
}

/** Packs the files into a `.tar.gz`, under a folder as the products do. */
export async function writeTar(path: string, files: Files): Promise<string> {
  const pack = tar.pack();
  for (const [name, content] of Object.entries(files)) {
    pack.entry({ name: `export/${name}` }, toBytes(content));
  }
  pack.finalize();
  await pipeline(pack, createGzip(), createWriteStream(path));
  return path;
}

function toBytes(content: unknown): Buffer {
  if (Buffer.isBuffer(content)) return content;
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content, null, 4));
}

/** A Slack workspace, as its own export has it. */
export const slackExport: Files = {
  'users.json': [
    { id: 'U01', name: 'ann', is_admin: true, updated: 1700000000, profile: { real_name: 'Ann' } },
    { id: 'U02', name: 'ben', deleted: true, profile: { display_name: 'Ben B' } },
    { id: 'U03', name: 'cid', real_name: 'Cid', profile: {} },
    { id: 'USLACKBOT', name: 'slackbot', profile: {} },
  ],
  'channels.json': [
    { id: 'C01', name: 'design', created: 1709280000, members: ['U01', 'U02', 'U03'] },
    { id: 'C02', name: 'silent', created: '1709280000', members: [] },
  ],
  'groups.json': [{ id: 'G01', name: 'secret', created: 1709280000, members: ['U01'] }],
  'dms.json': [{ id: 'D01', members: ['U01', 'U02'] }],
  'integration_logs.json': [],
  'design/2024-03-01.json': [
    {
      type: 'message',
      subtype: 'channel_join',
      user: 'U02',
      ts: '1709281000.000100',
      text: 'joined',
    },
    {
      type: 'message',
      user: 'U01',
      ts: '1709282000.000200',
      thread_ts: '1709282000.000200',
      reply_count: 1,
      text: 'Serif — or "not"? [see {this}] <@U02>',
      reactions: [
        { name: '+1', users: ['U02', 'U03'], count: 2 },
        { name: 'eyes', users: ['U02'], count: 4 },
      ],
      files: [{ id: 'F01', name: 'draft.pdf', user: 'U01', created: 1709281990 }],
    },
    {
      type: 'message',
      user: 'U02',
      ts: '1709283000.000300',
      thread_ts: '1709282000.000200',
      parent_user_id: 'U01',
      text: 'Not. <@U03|cid>',
      reactions: [{ name: 'heart', users: ['U01'], count: 1 }],
    },
    { type: 'message', subtype: 'channel_topic', user: 'U01', ts: '1709283500.000400', text: 'x' },
  ],
  'design/2024-03-02.json': [
    {
      type: 'message',
      subtype: 'bot_message',
      bot_id: 'B01',
      username: 'builds',
      ts: '1709370000.000100',
      text: 'green',
    },
    {
      type: 'message',
      subtype: 'channel_leave',
      user: 'U02',
      ts: '1709371000.000200',
      text: 'left',
    },
  ],
  'secret/2024-03-01.json': [
    { type: 'message', user: 'U01', ts: '1709283000.000300', text: 'psst' },
  ],
  'D01/2024-03-01.json': [{ type: 'message', user: 'U01', ts: '1709283000.000300', text: 'psst' }],
};

/** A Zulip organisation: two files of messages, the later ones first, as large exports have them. */
export const zulipExport: Files = {
  'realm.json': {
    zerver_realm: [{ id: 1, name: 'Example', plan: { nested: [1, 2] } }],
    zerver_userprofile: [
      {
        id: 11,
        full_name: 'Ann',
        is_active: true,
        is_bot: false,
        role: 100,
        date_joined: 1672531200.5,
      },
      {
        id: 12,
        full_name: 'Ben',
        is_active: false,
        is_bot: false,
        role: 400,
        date_joined: 1672531200,
      },
      {
        id: 13,
        full_name: 'Builds',
        is_active: true,
        is_bot: true,
        role: 400,
        date_joined: 1672531200,
      },
    ],
    zerver_userprofile_crossrealm: [{ id: 5, email: 'notification-bot@zulip.com' }],
    zerver_stream: [
      { id: 21, name: 'design', invite_only: false, date_created: 1672531200 },
      { id: 22, name: 'board', invite_only: true, date_created: 1672531200 },
    ],
    zerver_recipient: [
      { id: 31, type: 2, type_id: 21 },
      { id: 32, type: 2, type_id: 22 },
      { id: 33, type: 1, type_id: 11 },
    ],
    zerver_subscription: [
      { id: 41, user_profile: 11, recipient: 31, active: true },
      { id: 42, user_profile: 12, recipient: 31, active: false },
      { id: 43, user_profile: 11, recipient: 32, active: true },
    ],
    zerver_realmauditlog: [
      { id: 61, event_type: 301, modified_user: 12, modified_stream: 21, event_time: 1672600000 },
      { id: 62, event_type: 303, modified_user: 12, modified_stream: 21, event_time: 1675300000 },
      { id: 63, event_type: 101, modified_user: 12, modified_stream: null, event_time: 1672600000 },
    ],
  },
  'messages-000001.json': {
    zerver_message: [
      {
        id: 103,
        sender: 12,
        recipient: 31,
        subject: 'FONTS',
        content: 'no @**Ann**',
        date_sent: 1675000200,
      },
      {
        id: 104,
        sender: 11,
        recipient: 33,
        subject: '',
        content: 'to myself',
        date_sent: 1675000300,
      },
    ],
    zerver_reaction: [{ id: 71, user_profile: 12, message: 101, emoji_name: 'tada' }],
    zerver_usermessage: [{ id: 81, user_profile: 11, message: 103 }],
  },
  'messages-000002.json': {
    zerver_usermessage: [],
    zerver_message: [
      {
        id: 101,
        sender: 11,
        recipient: 31,
        subject: 'Fonts',
        content: 'Serif?',
        date_sent: 1675000000.25,
      },
      {
        id: 102,
        sender: 13,
        recipient: 31,
        subject: 'fonts',
        content: '@**Ben|12** look',
        date_sent: 1675000100,
      },
      {
        id: 105,
        sender: 11,
        recipient: 32,
        subject: 'plan',
        content: 'hush',
        date_sent: 1675000400,
      },
    ],
    zerver_reaction: [
      { id: 72, user_profile: 11, message: 103, emoji_name: 'heart' },
      { id: 73, user_profile: 11, message: 105, emoji_name: 'heart' },
    ],
  },
  'attachment.json': {
    zerver_attachment: [
      { id: 91, file_name: 'draft.pdf', owner: 11, create_time: 1675000001, messages: [101] },
      { id: 92, file_name: 'plan.pdf', owner: 11, create_time: 1675000401, messages: [105] },
    ],
  },
};

/** A Mattermost server's bulk export. */
export const mattermostExport: Files = {
  'import.jsonl': [
    { type: 'version', version: 1, info: { generator: 'mattermost-server' } },
    { type: 'team', team: { name: 'club', display_name: 'Club', type: 'O' } },
    {
      type: 'channel',
      channel: { team: 'club', name: 'design', display_name: 'Design', type: 'O' },
    },
    { type: 'channel', channel: { team: 'club', name: 'board', display_name: 'Board', type: 'P' } },
    {
      type: 'user',
      user: {
        username: 'ann',
        nickname: 'Ann',
        roles: 'system_user system_admin',
        teams: [{ name: 'club', channels: [{ name: 'design' }, { name: 'board' }] }],
      },
    },
    {
      type: 'user',
      user: {
        username: 'ben',
        first_name: 'Ben',
        last_name: 'B',
        roles: 'system_user',
        delete_at: 1709999999000,
        teams: [{ name: 'club', channels: [{ name: 'design' }] }],
      },
    },
    {
      type: 'post',
      post: {
        team: 'club',
        channel: 'design',
        user: 'ann',
        message: 'Serif? @ben @here mail me at a@b.example',
        create_at: 1709282000123,
        reactions: [{ user: 'ben', create_at: 1709282500000, emoji_name: '+1' }],
        attachments: [{ path: 'data/20240301/x/draft.pdf' }],
        replies: [
          {
            user: 'ben',
            message: 'No, @ann.',
            create_at: 1709283000000,
            reactions: [{ user: 'ann', create_at: 1709283100000, emoji_name: 'heart' }],
          },
          { user: 'ben', type: 'system_add_to_channel', message: 'x', create_at: 1709283050000 },
        ],
      },
    },
    {
      type: 'post',
      post: {
        team: 'club',
        channel: 'design',
        user: 'ben',
        type: 'system_join_channel',
        message: 'ben joined',
        create_at: 1709281000000,
      },
    },
    {
      type: 'post',
      post: {
        team: 'club',
        channel: 'board',
        user: 'ann',
        message: 'hush',
        create_at: 1709284000000,
      },
    },
    { type: 'direct_channel', direct_channel: { members: ['ann', 'ben'] } },
    {
      type: 'direct_post',
      direct_post: {
        channel_members: ['ann', 'ben'],
        user: 'ann',
        message: 'hi',
        create_at: 1709284000000,
      },
    },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join(''),
};

const tab = (rows: unknown[][]) => rows.map((row) => `${row.join('\t')}\n`).join('');

/** The dump of a Discourse backup: as `pg_dump` writes it, tables in the order of the alphabet. */
export const discourseDump = `--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);

CREATE TABLE public.categories (
    id integer NOT NULL,
    name character varying(50) NOT NULL
);

COPY public.categories (id, name, created_at, read_restricted, slug) FROM stdin;
${tab([
  [3, 'Design', '2024-01-01 00:00:00', 'f', 'design'],
  [4, 'Staff', '2024-01-01 00:00:00', 't', 'staff'],
])}\\.


COPY public.discourse_solved_solved_topics (id, topic_id, answer_post_id, accepter_user_id, created_at) FROM stdin;
${tab([[1, 11, 102, 7, '2024-03-03 08:00:00']])}\\.


COPY public.group_users (id, group_id, user_id, created_at, updated_at, owner) FROM stdin;
${tab([
  [1, 10, 7, '2024-01-02 00:00:00', '2024-01-02 00:00:00', 'f'],
  [2, 41, 7, '2024-01-02 00:00:00', '2024-01-02 00:00:00', 't'],
])}\\.


COPY public.groups (id, name, created_at, updated_at, automatic, full_name) FROM stdin;
${tab([
  [10, 'trust_level_0', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 't', '\\N'],
  [41, 'crew', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'f', 'The crew'],
])}\\.


COPY public.post_actions (id, post_id, user_id, post_action_type_id, deleted_at, created_at) FROM stdin;
${tab([
  [1, 101, 8, 2, '\\N', '2024-03-01 13:00:00.5'],
  [2, 102, 7, 2, '\\N', '2024-03-01 14:00:00'],
  [3, 102, 9, 2, '2024-03-02 00:00:00', '2024-03-01 14:00:00'],
  [4, 102, 9, 3, '\\N', '2024-03-01 14:00:00'],
  [5, 105, 8, 2, '\\N', '2024-03-01 14:00:00'],
])}\\.


COPY public.posts (id, user_id, topic_id, post_number, raw, cooked, created_at, updated_at, reply_to_post_number, deleted_at, deleted_by_id, post_type) FROM stdin;
${tab([
  [
    101,
    7,
    11,
    1,
    'Serif?\\nOr\\tnot? C:\\\\fonts',
    '<p>',
    '2024-03-01 12:00:00.329123',
    '2024-03-01 12:00:00',
    '\\N',
    '\\N',
    '\\N',
    1,
  ],
  [
    102,
    8,
    11,
    2,
    'Not, @Ann.',
    '<p>',
    '2024-03-01 12:30:00',
    '2024-03-01 12:30:00',
    '\\N',
    '\\N',
    '\\N',
    1,
  ],
  [
    103,
    7,
    11,
    3,
    'Sure?',
    '<p>',
    '2024-03-01 12:40:00',
    '2024-03-01 12:40:00',
    2,
    '2024-03-02 09:00:00',
    -1,
    1,
  ],
  [104, -1, 11, 4, '', '', '2024-03-01 12:50:00', '2024-03-01 12:50:00', '\\N', '\\N', '\\N', 3],
  [
    105,
    7,
    12,
    1,
    'psst',
    '<p>',
    '2024-03-01 12:00:00',
    '2024-03-01 12:00:00',
    '\\N',
    '\\N',
    '\\N',
    1,
  ],
  [
    106,
    7,
    13,
    1,
    'hush',
    '<p>',
    '2024-03-01 12:00:00',
    '2024-03-01 12:00:00',
    '\\N',
    '\\N',
    '\\N',
    1,
  ],
])}\\.


COPY public.topics (id, title, created_at, updated_at, user_id, archetype, category_id, slug) FROM stdin;
${tab([
  [
    11,
    'Which font?',
    '2024-03-01 12:00:00.311',
    '2024-03-01 12:00:00',
    7,
    'regular',
    3,
    'which-font',
  ],
  [
    12,
    'To you',
    '2024-03-01 12:00:00',
    '2024-03-01 12:00:00',
    7,
    'private_message',
    '\\N',
    'to-you',
  ],
  [13, 'Plan', '2024-03-01 12:00:00', '2024-03-01 12:00:00', 7, 'regular', 4, 'plan'],
])}\\.


COPY public.users (id, username, created_at, updated_at, name, admin, moderator, suspended_till, username_lower) FROM stdin;
${tab([
  [-1, 'system', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'system', 't', 't', '\\N', 'system'],
  [7, 'Ann', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'Ann Art', 't', 'f', '\\N', 'ann'],
  [
    8,
    'ben',
    '2024-01-01 00:00:00',
    '2024-01-01 00:00:00',
    '\\N',
    'f',
    'f',
    '2999-01-01 00:00:00',
    'ben',
  ],
])}\\.

SELECT pg_catalog.setval('public.posts_id_seq', 106, true);
`;

/** The same as a backup holds it. */
export const discourseExport: Files = { 'dump.sql.gz': gzipSync(discourseDump) };
