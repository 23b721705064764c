import type { MetricContext } from '../metric-context.js';
import type { Membership } from './member-spans.js';
import { memberSteps } from './member-steps.js';

/**
 * How many members each bucket of the window (`current` 1) and of the one compared with (0) has.
 * Returns a look-up by bucket position.
 */
export async function eligibleMembers(
  context: MetricContext,
  membership: Membership,
): Promise<(current: number, index: number) => number> {
  const steps = await memberSteps(context, membership);
  const runningTotals = (current: number) => {
    const shifted = current === 1 || context.previous?.shiftDays !== undefined;
    const keys = (shifted ? context.buckets : context.previousBuckets).map(({ key }) => key);
    let members = steps(current, '', 'opens');
    return keys.map((key) => {
      const during = members + steps(current, key, 'opens');
      members = during - steps(current, key, 'closes');
      return during;
    });
  };
  const totals = [runningTotals(0), runningTotals(1)];
  return (current, index) => totals[current]?.[index] ?? 0;
}
