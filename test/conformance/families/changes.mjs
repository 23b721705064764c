// R5: the change between two counts. The naive rule: b − a; (b − a) / a, and null where a is 0.
import { post } from './messages.mjs';
import { writeFile } from './write-file.mjs';

const pairs = [
  [0, 0],
  [0, 1],
  [0, 5],
  [1, 0],
  [1, 1],
  [4, 5],
  [5, 4],
  [3, 4],
  [3, 1],
  [2, 6],
];
const days = (month, count) =>
  Array.from({ length: count }, (_, index) => `2024-${month}-${10 + index}`);

const cases = pairs.map(([a, b]) => ({
  id: `change-${a}-to-${b}`,
  rules: ['R3', 'R5'],
  metric: 'posts',
  shows: `From ${a} to ${b}: ${a === 0 ? 'no relative change, never ∞ and never +100 %' : `a relative change of ${b - a}/${a}`}.`,
  messages: [
    post('#ann', '2023-05-05', '#old'),
    ...days('03', a).map((day) => post('#ann', day, `#a${day}`)),
    ...days('04', b).map((day) => post('#ann', day, `#b${day}`)),
  ],
  questions: [
    {
      ask: {
        from: '2024-04-01',
        to: '2024-05-01',
        interval: 'month',
        timezone: 'UTC',
        compare: 'previous',
      },
      expect: {
        value: b,
        previous: { value: a, window: { from: '2024-03-02', to: '2024-04-01' } },
        change: { absolute: b - a, relative: a === 0 ? null : (b - a) / a },
        metric: { higherIsBetter: true },
      },
    },
  ],
}));

writeFile('family-changes', 'R5: absolute and relative change, from and to zero.', cases);
