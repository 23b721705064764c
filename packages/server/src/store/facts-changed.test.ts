import { expect, test } from 'vitest';
import { factsChanged } from './facts-changed.js';
import { rowText } from './row-text.js';

const line = (row: Record<string, unknown>) => Buffer.from(rowText({ site: 's', ...row }));
const message = (
  event: string,
  ts: unknown,
  { grp = 'g', ...more }: Record<string, unknown> = {},
) => line({ grp, event, claimed_at: '2020-01-01T00:00:00.000Z', ts, ...more });

test('the events of each group with the first instant of each, and the other tables', () => {
  const strange = 'Été "26" \\ "event":"x"';
  const messages = [
    message('page', '2026-11-21T10:00:00.000Z'),
    Buffer.concat([
      message('Post Liked', new Date('2026-11-20T10:00:00Z')),
      message('page', '2026-11-21 09:00:00.000'),
      message('page', '2026-11-19 09:00:00.000', { grp: '' }),
      message('page', '2026-11-18 09:00:00.000', { grp: strange }),
    ]),
  ];
  const blocks = new Map([
    ['messages', messages],
    ['people', [line({ trait: 'name' })]],
  ] as const);
  expect(factsChanged(blocks)).toEqual({
    tables: ['people'],
    groups: new Map([
      [
        'g',
        new Map([
          ['page', Date.parse('2026-11-21T09:00:00Z')],
          ['Post Liked', Date.parse('2026-11-20T10:00:00Z')],
        ]),
      ],
      ['', new Map([['page', Date.parse('2026-11-19T09:00:00Z')]])],
      [strange, new Map([['page', Date.parse('2026-11-18T09:00:00Z')]])],
    ]),
  });
});

test('what a property says is neither an event nor a time', () => {
  const props = '{"event":"Post Liked","ts":"2020-01-01T00:00:00.000Z"}';
  const messages = [message('page', '2026-11-21T10:00:00.000Z', { props, object: props })];
  expect(factsChanged(new Map([['messages', messages]]))?.groups).toEqual(
    new Map([['g', new Map([['page', Date.parse('2026-11-21T10:00:00Z')]])]]),
  );
});

test.each([
  line({ grp: 'g', event: 'page' }),
  line({ event: 'page', ts: '2026-11-21T10:00:00.000Z' }),
  line({ grp: 'g', ts: '2026-11-21T10:00:00.000Z', event: 'page' }),
  message('page', '2026-11-21'),
  message('page', 'Z'),
])('lines that look strange may be anything', (strange) => {
  const messages = [message('page', '2026-11-21T10:00:00.000Z'), strange];
  expect(factsChanged(new Map([['messages', messages]]))).toBeUndefined();
});
