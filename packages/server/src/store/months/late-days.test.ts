import { expect, test } from 'vitest';
import { rowText } from '../row-text.js';
import { lateDays } from './late-days.js';

const limit = '2026-11-21';
const line = (row: Record<string, unknown>) => Buffer.from(rowText({ site: 's', ...row }));
const at = (ts: string, more = {}) => line({ event: 'page', ts, ...more });

test('days before the limit, each once, and only those', () => {
  const messages = [
    at('2026-11-21T00:00:00.000Z'),
    Buffer.concat([at('2026-10-31T23:00:00.000Z'), at('2026-10-31T05:00:00.000Z')]),
    at('2026-11-20T23:59:59.999Z', { site: 't' }),
  ];
  expect(lateDays(new Map([['messages', messages]]), limit)).toEqual([
    { site: 's', day: '2026-10-31', onwards: false },
    { site: 't', day: '2026-11-20', onwards: false },
  ]);
});

test('a membership says something of all later days', () => {
  const memberships = [line({ ts: new Date('2026-01-02T00:00:00Z'), joined: 1 })];
  expect(lateDays(new Map([['memberships', memberships]]), limit)).toEqual([
    { site: 's', day: '2026-01-02', onwards: true },
  ]);
});

test('what a property says is no time, and other tables have none that matters', () => {
  const props = JSON.stringify({ ts: '2020-01-01', text: '"ts":"2020-01-01' });
  const messages = [at('2026-11-22T10:00:00.000Z', { props })];
  const contents = [at('2020-01-01T00:00:00.000Z')];
  const blocks = new Map([
    ['messages', messages],
    ['contents', contents],
  ] as const);
  expect(lateDays(blocks, limit)).toEqual([]);
});
