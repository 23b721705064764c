import type { Unit } from '@ruche/client';

type Loose = Record<string, unknown>;

/** A key result as the element shows it. */
export interface ShownResult {
  title: string;
  unit: Unit;
  baseline: number | null;
  current: number | null;
  target: number | null;
  progress: number | null;
  pace: number | null;
  status: string;
}

/** An objective as the element shows it. */
export interface ShownObjective {
  id: string;
  title: string;
  due: string;
  progress: number | null;
  pace: number | null;
  status: string;
  isReviewDue: boolean;
  findings: string[];
  results: ShownResult[];
}

/** Objectives that the element can rely on, from whatever came; what is no objective is left out. */
export function readObjectives(given: readonly unknown[]): ShownObjective[] {
  return given.filter(isObject).map((item) => {
    const smart = isObject(item['smart']) ? item['smart'] : {};
    const findings = [...listOf(smart['missing']), ...listOf(smart['warnings'])];
    return {
      id: text(item['id']),
      title: text(item['title']),
      due: text(item['due']),
      progress: number(item['progress']),
      pace: number(item['pace']),
      status: text(item['status']),
      isReviewDue: item['review_due'] === true,
      findings: findings.map((finding) => text(finding['text'])).filter(Boolean),
      results: listOf(item['keyResults']).map(readResult),
    };
  });
}

/** The list in what was handed to the element; nothing where there is none. */
export function objectivesIn(given: unknown): readonly unknown[] | undefined {
  const list = isObject(given) ? given['objectives'] : given;
  return Array.isArray(list) ? list : undefined;
}

function readResult(item: Loose): ShownResult {
  const metric = isObject(item['metric']) ? item['metric'] : {};
  return {
    title: text(item['title']) || text(metric['label']),
    unit: (text(item['unit']) || text(metric['unit']) || 'count') as Unit,
    baseline: number(item['baseline']),
    current: number(item['current']),
    target: number(item['target']),
    progress: number(item['progress']),
    pace: number(item['pace']),
    status: text(item['status']),
  };
}

function listOf(value: unknown): Loose[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
