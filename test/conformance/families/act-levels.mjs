// What makes a member connected, active, contributing: one act of each kind against each level.
import { join, page, track } from './messages.mjs';
import { writeFile } from './write-file.mjs';

const acts = [
  ['a visit', page('#ben', '2024-03-05'), 'connected'],
  ['a screen of an app', { ...page('#ben', '2024-03-05'), type: 'screen' }, 'connected'],
  ['reading a post', ['Post Viewed', { post_id: '#p' }], 'active'],
  ['a chat message', ['Message Sent', {}], 'active'],
  ['adding a file', ['File Added', { file_id: '#f' }], 'active'],
  ['creating a task', ['Task Created', { task_id: '#t' }], 'active'],
  ['attending an event', ['Event Attended', { event_id: '#e' }], 'active'],
  ['a post', ['Post Created', { post_id: '#p' }], 'contributing'],
  [
    'a comment',
    ['Comment Created', { comment_id: '#c', post_id: '#p', author_id: '#ann' }],
    'contributing',
  ],
  ['a like', ['Post Liked', { post_id: '#p', author_id: '#ann' }], 'contributing'],
  [
    'a like of a comment',
    ['Comment Liked', { comment_id: '#c', author_id: '#ann' }],
    'contributing',
  ],
  ['a share', ['Post Shared', { post_id: '#p', author_id: '#ann' }], 'contributing'],
];
const levels = ['connected', 'active', 'contributing'];

const cases = acts.map(([words, act, reaches]) => ({
  id: `level-${words.replace(/^an? /, '').replaceAll(' ', '-')}`,
  rules: ['R16'],
  metric: 'active_rate',
  shows: `${words} makes a member ${reaches}, and nothing more.`,
  messages: [
    join('#ann'),
    join('#ben'),
    Array.isArray(act) ? track(act[0], '#ben', '2024-03-05', act[1]) : act,
  ],
  questions: levels.flatMap((level) => {
    const n = levels.indexOf(level) <= levels.indexOf(reaches) ? 1 : 0;
    const ask = { from: '2024-03-01', to: '2024-04-01', interval: 'month', timezone: 'UTC', level };
    return [
      { ask, expect: { value: n / 2, numerator: n, denominator: 2, parameters: { level } } },
      { ask: { metric: 'active_members', ...ask }, expect: { value: n } },
    ];
  }),
}));

writeFile(
  'family-act-levels',
  'Which act reaches which level of activity: connected, active, contributing.',
  cases,
);
