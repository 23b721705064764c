import type { Question } from '@ruche/client';

/** The attributes of an element that make its question; anything may stand in them. */
export interface QuestionAttributes {
  group?: string | undefined;
  period?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  interval?: string | undefined;
  compare?: string | undefined;
  today?: string | undefined;
  by?: string | undefined;
  limit?: number | undefined;
  timezone?: string | undefined;
  parameters?: Record<string, unknown> | undefined;
}

const periodForm = /^(P\d{1,3}[DWMY]|(this-|last-)?(day|week|month|quarter|year))$/;
const dateForm = /^\d{4}-\d\d-\d\d/;

/** The question that the attributes ask. What has no meaning falls back to the default. */
export function questionOf(metric: string, attributes: QuestionAttributes): Question {
  const { group, from, to, timezone, by, parameters } = attributes;
  const limit = Math.round(Number(attributes.limit));
  const hasDates = dateForm.test(from ?? '') && dateForm.test(to ?? '');
  const question: Record<string, unknown> = {
    ...(typeof parameters === 'object' ? parameters : {}),
    group: group || undefined,
    ...(hasDates ? { from, to } : { period: periodOf(attributes.period) }),
    interval: oneOf(attributes.interval, ['day', 'week', 'month']),
    compare: oneOf(attributes.compare, ['previous', 'year', 'none']),
    today: oneOf(attributes.today, ['include', 'exclude']),
    limit: limit >= 1 ? Math.min(limit, 100) : undefined,
    by: by || undefined,
    timezone: timezone || undefined,
    metric,
  };
  for (const key of Object.keys(question)) {
    if (question[key] === undefined) delete question[key];
  }
  return question as Question;
}

/** The period, or one month where it says nothing that the collector knows. */
export function periodOf(period: string | undefined): string {
  return period && periodForm.test(period) ? period : 'P1M';
}

function oneOf(value: string | undefined, known: string[]): string | undefined {
  return value !== undefined && known.includes(value) ? value : undefined;
}
