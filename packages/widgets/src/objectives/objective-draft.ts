import type { KeyResult, Objective, ObjectiveSettings } from '@ruche/client';

/** How often an objective can be reviewed, as the collector takes it. */
export const frequencies = ['weekly', 'biweekly', 'monthly', 'quarterly', 'yearly'] as const;

/** A key result as it stands in the form: texts, as they were typed. */
export interface DraftResult {
  title: string;
  metric: string;
  baseline: string;
  target: string;
  /** What the form does not show and what is kept as it was. */
  kept: Partial<ObjectiveSettings['keyResults'][number]>;
  /** A target that follows from the metric's past, and why. */
  suggestion: KeyResult['suggestion'];
}

/** An objective as it stands in the form. */
export interface Draft {
  id: string;
  title: string;
  owner: string;
  frequency: string;
  start: string;
  due: string;
  results: DraftResult[];
  kept: Partial<ObjectiveSettings>;
}

/** What is wrong with a field, before anybody is asked. */
export type DraftProblem = 'no-title' | 'no-number' | 'same-target' | 'reversed';

/** By how much a metric's figures are multiplied in the form: what is a share is typed in percent. */
export type ScaleOf = (metric: string) => 1 | 100;

/** The draft of a new objective. */
export function newDraft(group: string | undefined): Draft {
  const kept = group ? { group } : {};
  const fields = { title: '', owner: '', start: '', due: '' };
  return { id: newId(), ...fields, frequency: 'monthly', results: [newResult()], kept };
}

/** The draft of a key result. */
export function newResult(): DraftResult {
  return { title: '', metric: '', baseline: '', target: '', kept: {}, suggestion: undefined };
}

/** The draft of an objective that is there. */
export function draftOf(objective: Objective, scaleOf: ScaleOf, locale: string): Draft {
  const { id, title, owner, frequency, start, due, description, group, reviewed } = objective;
  const show = (value: number | null, metric: string): string => {
    if (value === null) return '';
    const size = value * scaleOf(metric);
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }).format(
      size,
    );
  };
  const results = objective.keyResults.map((result): DraftResult => {
    const metric = result.metric?.id ?? '';
    const { parameters, period, interval, unit } = result;
    return {
      title: result.title ?? '',
      metric,
      baseline: show(result.baseline, metric),
      target: show(result.target, metric),
      suggestion: result.suggestion,
      kept: defined({
        ...{ id: result.id, parameters, period, interval },
        unit: unit === result.metric?.unit ? undefined : unit,
        start: result.start === start ? undefined : result.start,
        due: result.due === due ? undefined : (result.due ?? undefined),
      }),
    };
  });
  const kept = { description, group: group ?? undefined, reviewed: reviewed ?? undefined };
  return {
    ...{ id, title, start, owner: owner ?? '', frequency: frequency ?? '', due: due ?? '' },
    results: results.length > 0 ? results : [newResult()],
    kept: defined(kept),
  };
}

/** What the collector is sent; a key result of which nothing was filled in is left out. */
export function settingsOf(draft: Draft, scaleOf: ScaleOf): ObjectiveSettings {
  const results = draft.results.filter(
    ({ title, metric, baseline, target }) => title || metric || baseline || target,
  );
  const { title, owner, frequency, start, due, kept } = draft;
  return defined({
    ...kept,
    title: title.trim(),
    owner: owner.trim() || undefined,
    frequency: frequency || undefined,
    start: start || undefined,
    due: due || undefined,
    keyResults: results.map((result) => {
      const size = (text: string): number | undefined => {
        const number = numberOf(text);
        // Shares typed in percent come out as they were meant: 58.3 is 0.583.
        return number === undefined || Number.isNaN(number)
          ? undefined
          : Number((number / scaleOf(result.metric)).toPrecision(12));
      };
      return defined({
        ...result.kept,
        title: result.title.trim() || undefined,
        metric: result.metric || undefined,
        baseline: size(result.baseline),
        target: size(result.target),
      });
    }),
  }) as ObjectiveSettings;
}

/** What is wrong with a draft, by the path of the field, as the collector names it. */
export function problemsOf(draft: Draft): Map<string, DraftProblem> {
  const problems = new Map<string, DraftProblem>();
  if (!draft.title.trim()) problems.set('title', 'no-title');
  if (draft.start && draft.due && draft.due < draft.start) problems.set('due', 'reversed');
  for (const [i, { baseline, target }] of draft.results.entries()) {
    const [from, to] = [numberOf(baseline), numberOf(target)];
    if (Number.isNaN(from)) problems.set(`keyResults.${i}.baseline`, 'no-number');
    if (Number.isNaN(to)) problems.set(`keyResults.${i}.target`, 'no-number');
    else if (to !== undefined && to === from) problems.set(`keyResults.${i}.target`, 'same-target');
  }
  return problems;
}

/** A number as people type it: `58,3`, `1 200`, `58 %`; `NaN` where it is none, nothing where nothing is. */
export function numberOf(text: string): number | undefined {
  const plain = text
    .replaceAll(/[\s\u00A0\u202F%]/g, '')
    .replace(',', '.')
    .replace('−', '-');
  if (plain === '') return undefined;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

function newId(): string {
  const random = crypto.getRandomValues(new Uint32Array(3));
  return `o-${Array.from(random, (part) => part.toString(36)).join('')}`;
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(value).filter(([, item]) => item !== undefined),
  ) as never;
}
