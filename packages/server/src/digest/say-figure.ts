import { trendOf } from '@ruche/metrics';
import type { Answer } from '@ruche/schema';
import type { Language } from './language.js';
import { countWords, words } from './words.js';

/** One figure in a sentence or two; undefined where there is no figure to speak of. */
export function sayFigure(answer: Answer, language: Language): string | undefined {
  const { value, suppressed } = answer;
  if (value === null || suppressed) return undefined;
  const said =
    answer.metric.id in countWords
      ? sayCount(answer, value, language)
      : sayRate(answer, value, language);
  return `${said}. ${words[language.locale].trends[trend(answer)]}`;
}

/** The members at the end, and who came and went. */
export function sayMembers(answer: Answer, language: Language): string | undefined {
  const { value, beside, suppressed } = answer;
  if (value === null || suppressed) return undefined;
  const { has, noMember, member, arrival, departure, after } = words[language.locale];
  const moves = [
    [beside?.['joined'] ?? 0, arrival] as const,
    [beside?.['left'] ?? 0, departure] as const,
  ].flatMap(([amount, noun]) => (amount > 0 ? [language.count(amount, noun)] : []));
  const counted = value === 0 ? noMember : has(language.count(value, member));
  return `${counted}${moves.length > 0 ? after(language.list(moves)) : ''}.`;
}

function sayCount(answer: Answer, value: number, language: Language): string {
  const said = countWords[answer.metric.id]?.[language.locale];
  if (!said) return '';
  const sentence = value === 0 ? said.none : said.say(language.count(value, said.noun));
  return `${sentence}${changeOfCount(answer, value, language)}`;
}

function changeOfCount(answer: Answer, value: number, language: Language): string {
  const { previous, perDay } = answer;
  const before = previous?.value;
  if (before === undefined || before === null) return '';
  const { more, fewer, same, against, perDay: daily } = words[language.locale];
  if (value === 0 && before === 0) return '';
  if (typeof perDay === 'number' && typeof previous?.perDay === 'number') {
    // Windows of different lengths: how many more it was says little, how many a day says it.
    const [own, then] = [perDay, previous.perDay].map((amount) => language.number(amount));
    const isSaid = own !== undefined && then !== undefined && own !== then;
    return against(language.number(before), isSaid ? daily(own, then) : '');
  }
  if (value === before) return same;
  const relative = before === 0 ? '' : ` (${language.signedPercent((value - before) / before)})`;
  const amount = language.number(Math.abs(value - before));
  return value > before ? more(amount, relative) : fewer(amount, relative);
}

function sayRate(answer: Answer, value: number, language: Language): string {
  const { metric, previous, confidence95, window } = answer;
  const { rate, interval, higher, lower, sameRate, point } = words[language.locale];
  const sure = confidence95
    ? interval(language.percent(confidence95[0]), language.percent(confidence95[1]))
    : '';
  const said = `${rate(metric.label, language.percent(value), window.interval)}${sure}`;
  const before = previous?.value;
  if (before === undefined || before === null) return said;
  const points = Math.round((value - before) * 1000) / 10;
  if (points === 0) return `${said}${sameRate}`;
  const amount = language.count(Math.abs(points), point);
  return `${said}${points > 0 ? higher(amount) : lower(amount)}`;
}

/** Only finished buckets tell a trend. */
function trend({ series = [] }: Answer): ReturnType<typeof trendOf> {
  return trendOf(series.filter(({ partial }) => !partial).map(({ value }) => value));
}
