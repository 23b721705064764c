// time_spent: the median over active members of the seconds each spent, the total beside it. Tables by hand.
import { join, spent } from './messages.mjs';
import { writeFile } from './write-file.mjs';

// name, milliseconds of each member (a list where they came in increments), median in seconds, total in seconds
const tables = [
  ['one', [60_000], 60, 60],
  ['odd', [10_000, 50_000, 30_000], 30, 90],
  ['even', [10_000, 20_000, 40_000, 90_000], 30, 160],
  ['two', [1_000, 2_000], 1.5, 3],
  ['increments', [[5_000, 15_000, 10_000], 90_000, 60_000], 60, 180],
  ['one-far-out', [1_000, 1_000, 86_400_000], 1, 86_402],
  ['under-a-second', [1, 2, 4], 0.002, 0.007],
  ['equal', [7_500, 7_500], 7.5, 15],
];

const cases = tables.map(([name, members, value, total]) => ({
  id: `median-${name}`,
  rules: ['R14'],
  metric: 'time_spent',
  shows: `Members with ${members.map((ms) => [ms].flat().join(' + ')).join(', ')} ms: median ${value} s, total ${total} s.`,
  messages: members.flatMap((times, index) => [
    join(`#u${index}`),
    ...[times].flat().map((ms, at) => spent(`#u${index}`, `2024-03-05T09:0${at}:00Z`, ms)),
  ]),
  questions: [
    {
      ask: { from: '2024-03-01', to: '2024-04-01', interval: 'month', timezone: 'UTC' },
      expect: { value, beside: { total } },
    },
  ],
}));

writeFile('family-medians', 'time_spent: medians of odd, even, single and uneven groups.', cases);
