import type { Answer } from '@ruche/schema';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import type { Formats } from './formats.js';

/** A change as it is shown: never "∞ %", and better or worse only where the metric says which is. */
export interface Change {
  direction: 'up' | 'down' | 'same';
  verdict: 'better' | 'worse' | 'neutral';
  /** `+32%`, or `+3.2 pts` for what is a percentage itself. */
  text: string;
  /** The same for those who do not see arrow and colour. */
  spoken: string;
}

/** The change of an answer against what it is compared with; nothing where there is none to tell. */
export function changeOf(answer: Answer, formats: Formats): Change | undefined {
  const { value, change, metric } = answer;
  const before = answer.previous?.value;
  if (typeof value !== 'number' || typeof before !== 'number') return undefined;
  const absolute = change?.absolute ?? value - before;
  const isShare = metric.unit === 'ratio' || metric.unit === 'share';
  const text = isShare
    ? points(absolute, formats)
    : typeof change?.relative === 'number'
      ? relative(change.relative, formats)
      : signed(absolute, (size) => formats.value(size, metric.unit));
  const direction = absolute > 0 ? 'up' : absolute < 0 ? 'down' : 'same';
  const verdict =
    direction === 'same' || typeof metric.higherIsBetter !== 'boolean'
      ? 'neutral'
      : (direction === 'up') === metric.higherIsBetter
        ? 'better'
        : 'worse';
  return { direction, verdict, text, spoken: spokenChange(direction, verdict, text) };
}

function spokenChange(
  direction: Change['direction'],
  verdict: Change['verdict'],
  text: string,
): string {
  if (direction === 'same') return msg('unchanged', { id: 'unchanged' });
  if (verdict === 'better') return msg(str`${text}, better`, { id: 'change-better' });
  if (verdict === 'worse') return msg(str`${text}, worse`, { id: 'change-worse' });
  return text;
}

function relative(value: number, formats: Formats): string {
  const maximumFractionDigits = Math.abs(value) < 0.1 ? 1 : 0;
  return formats.percent(value, { signDisplay: 'exceptZero', maximumFractionDigits });
}

function points(value: number, formats: Formats): string {
  const text = formats.number(value * 100, { signDisplay: 'exceptZero' });
  const isOne = formats.plural(Math.round(Math.abs(value) * 1000) / 10) === 'one';
  return isOne ? msg(str`${text} pt`, { id: 'point' }) : msg(str`${text} pts`, { id: 'points' });
}

function signed(value: number, format: (size: number) => string): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  return sign + format(Math.abs(value));
}
