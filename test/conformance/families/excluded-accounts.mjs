// R8: every kind of account against every figure that it could be in. Ann, Ben and Cleo are plain members; Zed is the
// account in question and does one of each.
import { comment, identify, join, like, page, post } from './messages.mjs';
import { writeFile } from './write-file.mjs';

// name, traits, counted, counted with exclude=staff
const accounts = [
  ['human', { kind: 'human' }, true, true],
  ['bot', { kind: 'bot' }, false, false],
  ['system', { kind: 'system' }, false, false],
  ['test', { kind: 'test' }, false, false],
  ['suspended', { suspended: true }, false, false],
  ['staff', { staff: true }, true, false],
  ['no-longer-suspended', { suspended: false }, true, true],
];

// metric, value without Zed, value with Zed, further expectations with Zed (true) or without
const figures = [
  ['posts', 1, 2],
  ['comments', 1, 2],
  ['likes', 1, 2],
  ['active_members', 2, 3],
  ['members', 3, 4],
  ['active_rate', 2 / 3, 3 / 4],
  [
    'top_authors',
    null,
    null,
    (zed) => ({
      rows: zed
        ? [
            { id: '#ann', rank: 1 },
            { id: '#zed', rank: 1 },
          ]
        : [{ id: '#ann', rank: 1 }],
    }),
  ],
];

const messages = [
  join('#ann'),
  join('#ben'),
  join('#cleo'),
  join('#zed'),
  post('#ann', '2024-03-04', '#p1'),
  like('#ben', '2024-03-05', '#p1', '#ann'),
  comment('#ben', '2024-03-05', '#c1', '#p1', { author_id: '#ann' }),
  post('#zed', '2024-03-06', '#p2'),
  like('#zed', '2024-03-06', '#p1', '#ann'),
  comment('#zed', '2024-03-06', '#c2', '#p1', { author_id: '#ann' }),
  page('#zed', '2024-03-06'),
];

const cases = accounts.flatMap(([name, traits, counted, withoutStaff]) =>
  figures.map(([metric, without, withZed, more]) => {
    const expect = (zed) => (more ? more(zed) : { value: zed ? withZed : without });
    const ask = { from: '2024-03-01', to: '2024-04-01', interval: 'month', timezone: 'UTC' };
    return {
      id: `account-${name}-${metric.replaceAll('_', '-')}`,
      rules: ['R8'],
      metric,
      shows: `An account that is ${name.replaceAll('-', ' ')} ${counted ? 'counts' : 'does not count'} in ${metric}${counted && !withoutStaff ? ', unless staff is excluded' : ''}.`,
      messages: [
        ...messages,
        ...(name === 'no-longer-suspended'
          ? [identify('#zed', { suspended: true }, '2023-11-01')]
          : []),
        identify('#zed', traits),
      ],
      questions: [
        {
          ask,
          expect: { ...expect(counted), excluded: { $includes: ['bot', 'system', 'suspended'] } },
        },
        {
          ask: { ...ask, exclude: 'staff' },
          expect: { ...expect(withoutStaff), excluded: { $includes: ['staff'] } },
        },
      ],
    };
  }),
);

writeFile(
  'family-excluded-accounts',
  'R8: which accounts are in no figure, and staff as an option.',
  cases,
);
