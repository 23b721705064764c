// R14: ranks "1, 2, 2, 4"; ties are ordered by who got there first, then by id. The table is written by hand: how many
// posts each member wrote (one a day, from the day given), and the order and ranks that must come.
import { post } from './messages.mjs';
import { writeFile } from './write-file.mjs';

// name, [member, posts, first day of March][], [member, rank][]
const tables = [
  [
    'clear',
    [
      ['ann', 3, 1],
      ['ben', 2, 1],
      ['cleo', 1, 1],
    ],
    [
      ['ann', 1],
      ['ben', 2],
      ['cleo', 3],
    ],
  ],
  [
    'tie-in-the-middle',
    [
      ['ann', 3, 1],
      ['ben', 2, 4],
      ['cleo', 2, 2],
      ['dan', 1, 1],
    ],
    [
      ['ann', 1],
      ['cleo', 2],
      ['ben', 2],
      ['dan', 4],
    ],
  ],
  [
    'tie-at-the-top',
    [
      ['ann', 2, 9],
      ['ben', 2, 3],
      ['cleo', 1, 1],
    ],
    [
      ['ben', 1],
      ['ann', 1],
      ['cleo', 3],
    ],
  ],
  [
    'tie-at-the-end',
    [
      ['ann', 5, 1],
      ['ben', 1, 8],
      ['cleo', 1, 7],
    ],
    [
      ['ann', 1],
      ['cleo', 2],
      ['ben', 2],
    ],
  ],
  [
    'all-equal',
    [
      ['cleo', 1, 3],
      ['ben', 1, 2],
      ['ann', 1, 1],
    ],
    [
      ['ann', 1],
      ['ben', 1],
      ['cleo', 1],
    ],
  ],
  [
    'same-instant-by-id',
    [
      ['cleo', 1, 5],
      ['ann', 1, 5],
      ['ben', 1, 5],
    ],
    [
      ['ann', 1],
      ['ben', 1],
      ['cleo', 1],
    ],
  ],
  [
    'two-pairs',
    [
      ['ann', 2, 6],
      ['ben', 2, 2],
      ['cleo', 1, 9],
      ['dan', 1, 1],
    ],
    [
      ['ben', 1],
      ['ann', 1],
      ['dan', 3],
      ['cleo', 3],
    ],
  ],
  [
    'got-there-later-though-began-earlier',
    [
      ['ann', 2, [1, 20]],
      ['ben', 2, [5, 6]],
    ],
    [
      ['ben', 1],
      ['ann', 1],
    ],
  ],
  ['one', [['ann', 4, 1]], [['ann', 1]]],
  ['nobody', [], []],
];

const day = (number) => `2024-03-${String(number).padStart(2, '0')}`;
const cases = tables.map(([name, members, order]) => ({
  id: `rank-${name}`,
  rules: ['R14'],
  metric: 'top_authors',
  shows: `${members.map(([who, count]) => `${who} ${count}`).join(', ') || 'No posts'}: ranks ${order.map(([, rank]) => rank).join(', ') || 'none'}.`,
  messages: [
    post('#eve', '2024-01-05', '#outside'),
    ...members.flatMap(([who, count, first]) =>
      Array.from({ length: count }, (_, index) =>
        post(
          `#${who}`,
          day(Array.isArray(first) ? first[index] : first + index),
          `#${who}${index}`,
        ),
      ),
    ),
  ],
  questions: [
    {
      ask: { from: '2024-03-01', to: '2024-04-01', timezone: 'UTC' },
      expect: {
        rows: order.map(([who, rank]) => ({
          rank,
          id: `#${who}`,
          value: members.find(([name]) => name === who)[1],
        })),
      },
    },
  ],
}));

writeFile('family-ranks', 'R14: ranks and ties.', cases);
