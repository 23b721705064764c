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
  const hasDates = known(from, dateForm) && known(to, dateForm);
  const own = {
    metric,
    group,
    ...(hasDates ? { from, to } : { period: periodOf(attributes.period) }),
    interval: known(attributes.interval, /^(day|week|month)$/),
    compare: known(attributes.compare, /^(previous|year|none)$/),
    today: known(attributes.today, /^(in|ex)clude$/),
    limit: limit > 0 && Math.min(limit, 100),
    by,
    timezone,
  };
  const asked = Object.entries(own).filter(([, value]) => value);
  return {
    ...(Array.isArray(parameters) ? {} : parameters),
    ...Object.fromEntries(asked),
  } as Question;
}

/** The period, or one month where it says nothing that the collector knows. */
export function periodOf(period: string | undefined): string {
  return known(period, periodForm) ?? 'P1M';
}

function known(value: string | undefined, form: RegExp): string | undefined {
  return value && form.test(value) ? value : undefined;
}
