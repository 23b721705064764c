// R7: one person's membership [joined, left) against one bucket [start, end): all positions of both edges. Beside the
// person there is one member who is always there. The naive rule, said once: joined < end and left > start.
import { join, left, page } from './messages.mjs';
import { writeFile } from './write-file.mjs';

const start = Date.parse('2024-03-05T00:00:00Z');
const end = Date.parse('2024-03-06T00:00:00Z');
const positions = {
  'long-before': start - 9 * 86_400_000,
  'just-before-start': start - 1,
  'at-start': start,
  'just-after-start': start + 1,
  inside: start + 43_200_000,
  'just-before-end': end - 1,
  'at-end': end,
  'long-after': end + 9 * 86_400_000,
  never: Number.POSITIVE_INFINITY,
};

const cases = [];
for (const [joinedName, joined] of Object.entries(positions).slice(0, 7)) {
  for (const [leftName, gone] of Object.entries(positions)) {
    if (
      gone <= joined ||
      (['just-after-start', 'just-before-end'].includes(leftName) && joinedName === 'long-before')
    )
      continue;
    if (leftName === 'long-after' && joinedName !== 'inside') continue;
    const counts = joined < end && gone > start;
    const at = new Date(joined).toISOString();
    cases.push({
      id: `overlap-joined-${joinedName}-left-${leftName}`,
      rules: ['R7'],
      metric: 'active_rate',
      shows: `Joined ${joinedName.replaceAll('-', ' ')}, left ${leftName.replaceAll('-', ' ')}: ${counts ? 'a' : 'no'} member of the day.`,
      messages: [
        join('#ann', '2024-01-01'),
        page('#ann', '2024-03-05'),
        join('#ben', at),
        ...(Number.isFinite(gone) ? [left('#ben', new Date(gone).toISOString())] : []),
      ],
      questions: [
        {
          ask: { from: '2024-03-05', to: '2024-03-06', interval: 'day', timezone: 'UTC' },
          expect: {
            membership: 'roster',
            numerator: 1,
            denominator: counts ? 2 : 1,
            value: counts ? 0.5 : 1,
          },
        },
      ],
    });
  }
}

writeFile(
  'family-membership-overlap',
  'R7: the edges of a membership against the edges of a day (5 March 2024, UTC).',
  cases,
);
