import type { MetricContext } from '../metric-context.js';
import { bucketOfDate } from './scope.js';
import { tagMark } from './tag-mark.js';

interface Side {
  readonly suffix: '' | 'Previous';
  /** The bit of a day's code that says that the act lies in the window. */
  readonly bit: number;
  /** Days to shift, so that the buckets of both windows are the same. */
  readonly shift: string;
  /** The bucket before the first. */
  readonly before: string;
}

const sides: readonly Side[] = [
  { suffix: '', bit: 1, shift: '0', before: '{beforeFirst:UInt16}' },
  { suffix: 'Previous', bit: 2, shift: '{shift:Int32}', before: '{beforeFirstPrevious:UInt16}' },
];

/** For each window the buckets of all days, and those of the days in the window, as columns. */
export function lifecycleColumns(context: MetricContext): string[] {
  return sidesOf(context).flatMap(({ suffix, bit, shift }) => {
    const bucket = (day: string) =>
      `toUInt16(${bucketOfDate(context, `(toDate(${day}) + ${shift})`)})`;
    const inWindow = `arrayFilter(code -> bitAnd(code, ${bit}) != 0, sorted)`;
    return [
      `arrayCompact(arrayMap(day -> ${bucket('day')}, days)) AS seen${suffix}`,
      `arrayCompact(arrayMap(code -> ${bucket('toUInt16(intDiv(code, 4))')}, ${inWindow})) AS active${suffix}`,
    ];
  });
}

/**
 * In each bucket in which a person was active: for the first time, as in the one before, or after an
 * absence. The acts are those of the window; whether somebody is new is told by the whole bucket.
 */
export function lifecycleMarks(context: MetricContext): string[] {
  return sidesOf(context).flatMap(({ suffix, before }) => {
    const [seen, active] = [`seen${suffix}`, `active${suffix}`];
    const kind = (tag: 'new' | 'returning' | 'resurrecting') =>
      tagMark(`${tag}${suffix}`, 'bucket');
    const earlier = `arrayPushFront(${active}, if(has(${seen}, ${before}), ${before}, toUInt16(0)))`;
    return [
      `arrayMap((bucket, earlier) -> multiIf(
            NOT is_old AND bucket = ${seen}[1], ${kind('new')},
            earlier = ${previousBucket(context)}, ${kind('returning')},
            ${kind('resurrecting')}
          ), ${active}, arraySlice(${earlier}, 1, length(${active})))`,
      `if(has(${seen}, ${before}), [${tagMark(`before${suffix}`, before)}], [])`,
    ];
  });
}

function sidesOf({ previous }: MetricContext): readonly Side[] {
  return sides.filter(({ suffix }) => suffix === '' || previous);
}

function previousBucket({ window }: MetricContext): string {
  return {
    day: 'bucket - 1',
    week: 'bucket - 7',
    month: 'toUInt16(addMonths(toDate(bucket), -1))',
  }[window.interval];
}
