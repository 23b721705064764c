import type { Answer } from '@ruche/schema';
import { bucketText, windowText } from '../format/dates.js';
import type { Formats } from '../format/formats.js';
import { isYearBefore } from '../format/before-text.js';
import { changeOf } from '../format/change-of.js';
import { currencyOf } from '../format/currency-of.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { clearTrend } from './clear-trend.js';
import { nameOf } from './name-of.js';

/** What an answer says, in sentences: the figure, its change, its peak, its direction, its leaders. */
export function summaryOf(answer: Answer, formats: Formats): string {
  const figure =
    (answer.rows ?? answer.parts) ? leaders(answer, formats) : headline(answer, formats);
  const sentences = [figure, courseOf(answer, formats), interval(answer, formats)];
  return sentences.filter(Boolean).join(' ');
}

/** What the course of a figure shows that the figure itself does not: its peak, its direction. */
export function courseOf(answer: Answer, formats: Formats): string {
  return course(answer, formats).join(' ');
}

function headline(answer: Answer, formats: Formats): string {
  const { metric, value } = answer;
  const label = metric.label;
  const figure = formats.value(value, metric.unit, currencyOf(answer));
  const change = comparison(answer, formats);
  const range = windowText(answer.window, formats);
  return change
    ? msg(str`${label}: ${figure} (${range}), ${change}.`, { id: 'says-change' })
    : msg(str`${label}: ${figure} (${range}).`, { id: 'says' });
}

/** `32 % more than the period before (97)`. */
export function comparison(answer: Answer, formats: Formats): string {
  const change = changeOf(answer, formats);
  const previous = answer.previous;
  if (!change || !previous) return '';
  const before = formats.value(previous.value, answer.metric.unit, currencyOf(answer));
  const size = change.text.replace(/^[+\-−]\s?/, '');
  const isYear = isYearBefore(answer);
  if (change.direction === 'same') {
    return isYear
      ? msg('as a year earlier', { id: 'same-year' })
      : msg('as in the period before', { id: 'same-period' });
  }
  if (change.direction === 'up') {
    return isYear
      ? msg(str`${size} more than a year earlier (${before})`, { id: 'more-year' })
      : msg(str`${size} more than in the period before (${before})`, { id: 'more-period' });
  }
  return isYear
    ? msg(str`${size} less than a year earlier (${before})`, { id: 'less-year' })
    : msg(str`${size} less than in the period before (${before})`, { id: 'less-period' });
}

function course(answer: Answer, formats: Formats): string[] {
  const { series, metric, window } = answer;
  if (!series?.length) return [];
  const whole = series.filter(({ value, partial }) => typeof value === 'number' && !partial);
  const peak = whole.reduce(
    (best, point) => ((point.value ?? 0) > (best?.value ?? 0) ? point : best),
    whole[0],
  );
  const sentences: string[] = [];
  if (peak && whole.length > 1 && (peak.value ?? 0) > 0) {
    const value = formats.value(peak.value, metric.unit, currencyOf(answer));
    const when = bucketText(peak.start, window.interval, formats);
    sentences.push(msg(str`Highest: ${value} (${when}).`, { id: 'peak' }));
  }
  const trend = clearTrend(whole.map(({ value }) => value ?? 0));
  if (trend === 'rising') sentences.push(msg('Rising.', { id: 'rising' }));
  if (trend === 'falling') sentences.push(msg('Falling.', { id: 'falling' }));
  if (trend === 'unclear') sentences.push(msg('No clear trend.', { id: 'unclear' }));
  if (series.some(({ partial }) => partial)) {
    sentences.push(msg('Without the unfinished period.', { id: 'unfinished-out' }));
  }
  return sentences;
}

function leaders(answer: Answer, formats: Formats): string {
  const { metric, window, rows, parts } = answer;
  const label = metric.label;
  const range = windowText(window, formats);
  const items = rows
    ? rows.slice(0, 3).map((row) => `${nameOf(row.name)} (${formats.number(row.value ?? 0)})`)
    : (parts ?? []).slice(0, 20).map((part) => `${part.label} ${partText(part, formats)}`);
  if (items.length === 0) return '';
  const text = formats.list(items);
  return rows
    ? msg(str`${label} (${range}), in front: ${text}.`, { id: 'says-leaders' })
    : msg(str`${label} (${range}): ${text}.`, { id: 'says-parts' });
}

function interval({ confidence95, metric }: Answer, formats: Formats): string {
  if (!confidence95) return '';
  const [low, high] = confidence95.map((end) => formats.value(end, metric.unit));
  return msg(str`Few members: between ${low ?? ''} and ${high ?? ''} at 95% confidence.`, {
    id: 'says-interval',
  });
}

function partText(
  part: { value: number | null; share?: number | null | undefined },
  formats: Formats,
): string {
  return typeof part.share === 'number'
    ? formats.percent(part.share)
    : formats.value(part.value, 'count');
}
