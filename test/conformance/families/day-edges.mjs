// R1: the edges of a local day. The table is written by hand: the first instant of the day and of the next one, in
// UTC, and the offsets that hold at both. A post stands just before and on each edge; two of four are the day's.
import { post } from './messages.mjs';
import { writeFile } from './write-file.mjs';

// zone, day, next day, start of day (UTC), start of next day (UTC), offset at start, offset at the next start, hours
const days = [
  ['utc-plain', 'UTC', '2024-03-10', '2024-03-11', '2024-03-10T00:00', '2024-03-11T00:00', '+00:00', '+00:00', 24],
  ['paris-plain-winter', 'Europe/Paris', '2024-01-15', '2024-01-16', '2024-01-14T23:00', '2024-01-15T23:00', '+01:00', '+01:00', 24],
  ['paris-plain-summer', 'Europe/Paris', '2024-07-15', '2024-07-16', '2024-07-14T22:00', '2024-07-15T22:00', '+02:00', '+02:00', 24],
  ['paris-before-spring', 'Europe/Paris', '2024-03-30', '2024-03-31', '2024-03-29T23:00', '2024-03-30T23:00', '+01:00', '+01:00', 24],
  ['paris-spring', 'Europe/Paris', '2024-03-31', '2024-04-01', '2024-03-30T23:00', '2024-03-31T22:00', '+01:00', '+02:00', 23],
  ['paris-after-spring', 'Europe/Paris', '2024-04-01', '2024-04-02', '2024-03-31T22:00', '2024-04-01T22:00', '+02:00', '+02:00', 24],
  ['paris-autumn', 'Europe/Paris', '2024-10-27', '2024-10-28', '2024-10-26T22:00', '2024-10-27T23:00', '+02:00', '+01:00', 25],
  ['paris-after-autumn', 'Europe/Paris', '2024-10-28', '2024-10-29', '2024-10-27T23:00', '2024-10-28T23:00', '+01:00', '+01:00', 24],
  ['paris-leap-day', 'Europe/Paris', '2024-02-29', '2024-03-01', '2024-02-28T23:00', '2024-02-29T23:00', '+01:00', '+01:00', 24],
  ['paris-new-year', 'Europe/Paris', '2023-12-31', '2024-01-01', '2023-12-30T23:00', '2023-12-31T23:00', '+01:00', '+01:00', 24],
  ['new-york-plain', 'America/New_York', '2024-01-15', '2024-01-16', '2024-01-15T05:00', '2024-01-16T05:00', '-05:00', '-05:00', 24],
  ['new-york-spring', 'America/New_York', '2024-03-10', '2024-03-11', '2024-03-10T05:00', '2024-03-11T04:00', '-05:00', '-04:00', 23],
  ['new-york-autumn', 'America/New_York', '2024-11-03', '2024-11-04', '2024-11-03T04:00', '2024-11-04T05:00', '-04:00', '-05:00', 25],
  ['new-york-leap-day', 'America/New_York', '2024-02-29', '2024-03-01', '2024-02-29T05:00', '2024-03-01T05:00', '-05:00', '-05:00', 24],
  ['kolkata-half-hour', 'Asia/Kolkata', '2024-03-10', '2024-03-11', '2024-03-09T18:30', '2024-03-10T18:30', '+05:30', '+05:30', 24],
  ['kolkata-leap-day', 'Asia/Kolkata', '2024-02-29', '2024-03-01', '2024-02-28T18:30', '2024-02-29T18:30', '+05:30', '+05:30', 24],
  ['kathmandu-quarter-hour', 'Asia/Kathmandu', '2024-03-10', '2024-03-11', '2024-03-09T18:15', '2024-03-10T18:15', '+05:45', '+05:45', 24],
  ['st-johns-spring', 'America/St_Johns', '2024-03-10', '2024-03-11', '2024-03-10T03:30', '2024-03-11T02:30', '-03:30', '-02:30', 23],
  ['lord-howe-autumn-half-hour', 'Australia/Lord_Howe', '2024-04-07', '2024-04-08', '2024-04-06T13:00', '2024-04-07T13:30', '+11:00', '+10:30', 24.5],
  ['lord-howe-spring-half-hour', 'Australia/Lord_Howe', '2024-10-06', '2024-10-07', '2024-10-05T13:30', '2024-10-06T13:00', '+10:30', '+11:00', 23.5],
  ['auckland-spring', 'Pacific/Auckland', '2024-09-29', '2024-09-30', '2024-09-28T12:00', '2024-09-29T11:00', '+12:00', '+13:00', 23],
  ['kiritimati-plus-fourteen', 'Pacific/Kiritimati', '2024-03-10', '2024-03-11', '2024-03-09T10:00', '2024-03-10T10:00', '+14:00', '+14:00', 24],
];

const just = (instant, milliseconds) =>
  new Date(Date.parse(`${instant}:00Z`) + milliseconds).toISOString();

const cases = days.map(([name, zone, day, next, start, end, offset, nextOffset, hours]) => ({
  id: `day-${name}`,
  rules: ['R1'],
  metric: 'posts',
  shows: `${day} in ${zone} has ${hours} hours and is half-open: its first instant belongs to it, its last one to the next day.`,
  timezone: zone,
  groups: { '#g': { timezone: zone } },
  messages: [
    post('#ann', just(start, -1), '#before'),
    post('#ann', just(start, 0), '#first'),
    post('#ann', just(end, -1), '#last'),
    post('#ann', just(end, 0), '#after'),
  ],
  questions: [
    {
      ask: { from: day, to: next, interval: 'day' },
      expect: {
        value: 2,
        window: { from: day, to: next, timezone: zone, interval: 'day' },
        series: [{ start: `${day}T00:00:00${offset}`, value: 2, partial: false }],
      },
    },
    {
      ask: { from: day, to: plus(next, 1), interval: 'day' },
      expect: {
        value: 3,
        series: [
          { start: `${day}T00:00:00${offset}`, value: 2 },
          { start: `${next}T00:00:00${nextOffset}`, value: 1 },
        ],
      },
    },
    { ask: { from: plus(day, -1), to: day, interval: 'day' }, expect: { value: 1 } },
  ],
}));

function plus(date, count) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

writeFile('family-day-edges', 'R1: the edges of local days, in zones with and without clock changes.', cases);
