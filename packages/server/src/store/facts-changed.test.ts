import { expect, test } from 'vitest';
import { factsChanged } from './facts-changed.js';
import { rowText } from './row-text.js';

const line = (row: Record<string, unknown>) => Buffer.from(rowText({ site: 's', ...row }));
const message = (event: string, ts: unknown, more = {}) =>
  line({ event, claimed_at: '2020-01-01T00:00:00.000Z', ts, ...more });

test('the events with the first instant of each, and the other tables', () => {
  const messages = [
    message('page', '2026-11-21T10:00:00.000Z'),
    Buffer.concat([
      message('Post Liked', new Date('2026-11-20T10:00:00Z')),
      message('page', '2026-11-21 09:00:00.000'),
    ]),
  ];
  const blocks = new Map([
    ['messages', messages],
    ['people', [line({ trait: 'name' })]],
  ] as const);
  expect(factsChanged(blocks)).toEqual({
    tables: ['people'],
    events: new Map([
      ['page', Date.parse('2026-11-21T09:00:00Z')],
      ['Post Liked', Date.parse('2026-11-20T10:00:00Z')],
    ]),
  });
});

test('what a property says is neither an event nor a time', () => {
  const props = '{"event":"Post Liked","ts":"2020-01-01T00:00:00.000Z"}';
  const messages = [message('page', '2026-11-21T10:00:00.000Z', { props, object: props })];
  expect([...(factsChanged(new Map([['messages', messages]]))?.events ?? [])]).toEqual([
    ['page', Date.parse('2026-11-21T10:00:00Z')],
  ]);
});

test.each([
  line({ event: 'page' }),
  line({ ts: '2026-11-21T10:00:00.000Z', event: 'page' }),
  message('page', '2026-11-21'),
  message('page', 'Z'),
])('lines that look strange may be anything', (strange) => {
  const messages = [message('page', '2026-11-21T10:00:00.000Z'), strange];
  expect(factsChanged(new Map([['messages', messages]]))).toBeUndefined();
});
