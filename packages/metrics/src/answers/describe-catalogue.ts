import type { Unit } from '@ruche/schema';
import type { Metric, Module, Role } from '../metric.js';
import { catalogue } from '../metrics/index.js';
import type { Parameter } from '../parameters/parameter.js';
import { parametersOf } from '../parameters/read-parameters.js';
import { readLocale } from './answer-question.js';

/** A parameter as `GET /v1/metrics` lists it. */
export type ParameterDescription = Omit<Parameter, 'description'> & {
  readonly name: string;
  readonly description: string;
};

/** A metric as `GET /v1/metrics` lists it. */
export interface MetricDescription {
  readonly id: string;
  readonly version: number;
  readonly label: string;
  /** The label in every language. */
  readonly labels: Metric['label'];
  readonly question: string;
  readonly definition: string;
  /** The definition as a formula, in words. */
  readonly formula: string;
  readonly edgeCases: readonly string[];
  readonly unit: Unit;
  readonly higherIsBetter: boolean | null;
  readonly shape: Metric['shape'];
  readonly audience: Role;
  readonly module: Module | null;
  readonly parameters: readonly ParameterDescription[];
  readonly sources: readonly string[];
}

/** The catalogue in one language. */
export function describeCatalogue(locale?: string): MetricDescription[] {
  const language = readLocale(locale);
  return catalogue.map((metric) => ({
    id: metric.id,
    version: metric.version,
    label: metric.label[language],
    labels: metric.label,
    question: metric.question[language],
    definition: metric.definition[language],
    formula: metric.formula[language],
    edgeCases: metric.edgeCases.map((text) => text[language]),
    unit: metric.unit,
    higherIsBetter: metric.higherIsBetter,
    shape: metric.shape,
    audience: metric.audience,
    module: metric.module ?? null,
    parameters: Object.entries(parametersOf(metric)).map(([name, parameter]) => ({
      ...parameter,
      name,
      description: parameter.description[language],
    })),
    sources: metric.sources,
  }));
}
