import { gzipSync } from 'node:zlib';
import type { Files } from '../testing-files.js';

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
