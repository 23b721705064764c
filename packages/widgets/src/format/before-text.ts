import type { Answer } from '@ruche/schema';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';

/** A value of the window compared with, and which window that is. */
export function beforeText(answer: Answer, value: string): string {
  return isYearBefore(answer)
    ? msg(str`${value} a year earlier`, { id: 'before-year' })
    : msg(str`${value} before`, { id: 'before-period' });
}

/** Whether the window compared with is that of the year before rather than the one just before. */
export function isYearBefore({ previous, window }: Answer): boolean {
  if (!previous || previous.window.to === window.from) return false;
  const days = (Date.parse(window.from) - Date.parse(previous.window.from)) / 86_400_000;
  return days > 360 && days < 372;
}
