import type { Answer } from '@ruche/schema';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { currencyOf } from './currency-of.js';
import type { Formats } from './formats.js';

/** How far a figure is from what it should reach; nothing where that is no number. */
export function targetText(answer: Answer, target: number | undefined, formats: Formats): string {
  const { value, metric } = answer;
  if (typeof target !== 'number' || !Number.isFinite(target)) return '';
  const goal = formats.value(target, metric.unit, currencyOf(answer));
  if (typeof value !== 'number' || typeof metric.higherIsBetter !== 'boolean') {
    return msg(str`Target ${goal}`, { id: 'target' });
  }
  const isReached = metric.higherIsBetter ? value >= target : value <= target;
  if (isReached) return msg(str`✓ Target ${goal} reached`, { id: 'target-reached' });
  // Of what should become less, a share says nothing.
  if (!metric.higherIsBetter || target <= 0) return msg(str`Target ${goal}`, { id: 'target' });
  // Never 100% before it is reached.
  const share = formats.percent(Math.floor((value / target) * 100) / 100);
  return msg(str`${share} of the target ${goal}`, { id: 'target-share' });
}
