// R1, R2: how a window is cut into days, weeks and months. Tables by hand: the first instants of the buckets, and which of
// them the window cuts.
import { post } from './messages.mjs';
import { writeFile } from './write-file.mjs';

// name, question, starts, numbers of the cut buckets
const tables = [
  [
    'days',
    { from: '2024-03-01', to: '2024-03-04', interval: 'day', timezone: 'UTC' },
    ['2024-03-01T00:00:00+00:00', '2024-03-02T00:00:00+00:00', '2024-03-03T00:00:00+00:00'],
    [],
  ],
  [
    'one-day',
    { from: '2024-02-29', to: '2024-03-01', interval: 'day', timezone: 'UTC' },
    ['2024-02-29T00:00:00+00:00'],
    [],
  ],
  [
    'no-leap-day',
    { from: '2023-02-28', to: '2023-03-02', interval: 'day', timezone: 'UTC' },
    ['2023-02-28T00:00:00+00:00', '2023-03-01T00:00:00+00:00'],
    [],
  ],
  [
    'weeks-whole',
    { from: '2024-03-04', to: '2024-03-18', interval: 'week', timezone: 'UTC' },
    ['2024-03-04T00:00:00+00:00', '2024-03-11T00:00:00+00:00'],
    [],
  ],
  [
    'weeks-cut-both-ends',
    { from: '2024-03-01', to: '2024-03-13', interval: 'week', timezone: 'UTC' },
    ['2024-02-26T00:00:00+00:00', '2024-03-04T00:00:00+00:00', '2024-03-11T00:00:00+00:00'],
    [0, 2],
  ],
  [
    'week-over-spring',
    { from: '2024-03-25', to: '2024-04-08', interval: 'week', timezone: 'Europe/Paris' },
    ['2024-03-25T00:00:00+01:00', '2024-04-01T00:00:00+02:00'],
    [],
  ],
  [
    'week-over-new-year',
    { from: '2024-12-30', to: '2025-01-13', interval: 'week', timezone: 'UTC' },
    ['2024-12-30T00:00:00+00:00', '2025-01-06T00:00:00+00:00'],
    [],
  ],
  [
    'months',
    { from: '2024-01-01', to: '2024-04-01', interval: 'month', timezone: 'Europe/Paris' },
    ['2024-01-01T00:00:00+01:00', '2024-02-01T00:00:00+01:00', '2024-03-01T00:00:00+01:00'],
    [],
  ],
  [
    'months-over-spring',
    { from: '2024-03-01', to: '2024-05-01', interval: 'month', timezone: 'Europe/Paris' },
    ['2024-03-01T00:00:00+01:00', '2024-04-01T00:00:00+02:00'],
    [],
  ],
  [
    'months-cut',
    { from: '2024-01-31', to: '2024-03-15', interval: 'month', timezone: 'UTC' },
    ['2024-01-01T00:00:00+00:00', '2024-02-01T00:00:00+00:00', '2024-03-01T00:00:00+00:00'],
    [0, 2],
  ],
  [
    'days-over-autumn',
    { from: '2024-11-02', to: '2024-11-05', interval: 'day', timezone: 'America/New_York' },
    ['2024-11-02T00:00:00-04:00', '2024-11-03T00:00:00-04:00', '2024-11-04T00:00:00-05:00'],
    [],
  ],
  [
    'instants-cut-the-days',
    { from: '2024-03-01T06:00:00Z', to: '2024-03-03T18:00:00Z', interval: 'day', timezone: 'UTC' },
    ['2024-03-01T00:00:00+00:00', '2024-03-02T00:00:00+00:00', '2024-03-03T00:00:00+00:00'],
    [0, 2],
  ],
  [
    'instants-that-are-midnights',
    {
      from: '2024-03-01T00:00:00+05:30',
      to: '2024-03-03T00:00:00+05:30',
      interval: 'day',
      timezone: 'Asia/Kolkata',
    },
    ['2024-03-01T00:00:00+05:30', '2024-03-02T00:00:00+05:30'],
    [],
  ],
  [
    'half-hour-months',
    { from: '2024-02-01', to: '2024-04-01', interval: 'month', timezone: 'Asia/Kolkata' },
    ['2024-02-01T00:00:00+05:30', '2024-03-01T00:00:00+05:30'],
    [],
  ],
];

const cases = tables.map(([name, ask, starts, cut]) => ({
  id: `window-${name}`,
  rules: ['R1', 'R2'],
  metric: 'posts',
  shows: `${ask.from} to ${ask.to} by ${ask.interval} in ${ask.timezone}: ${starts.length} bucket${starts.length > 1 ? 's' : ''}, empty ones kept.`,
  messages: [post('#ann', '2022-06-01', '#long-before')],
  questions: [
    {
      ask,
      expect: {
        value: 0,
        window: { timezone: ask.timezone, interval: ask.interval },
        series: starts.map((start, index) => ({ start, value: 0, partial: cut.includes(index) })),
      },
    },
  ],
}));

writeFile('family-windows', 'R1, R2: how windows are cut into buckets.', cases);
