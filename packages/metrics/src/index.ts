export { acts, type Act, type ActLevel } from './acts.js';
export {
  answerQuestion,
  findMetric,
  readLocale,
  type AnswerQuestionOptions,
} from './answers/answer-question.js';
export { placesAsked, type PlacesAsked } from './answers/places-asked.js';
export { changeOf, type Change } from './answers/change-of.js';
export {
  describeCatalogue,
  type MetricDescription,
  type ParameterDescription,
} from './answers/describe-catalogue.js';
export {
  locales,
  modules,
  roles,
  type Locale,
  type Measurement,
  type Metric,
  type Module,
  type Role,
  type Text,
} from './metric.js';
export type { MessagesRead, MetricContext, Run } from './metric-context.js';
export { catalogue } from './metrics/index.js';
export { activeEvents, contributingEvents, passiveEvents } from './acts.js';
export { summedMonthsParameters, summedMonthsSql } from './sql/summed-months.js';
export { listMonths } from './windows/list-months.js';
export type { Parameter, ParameterValues } from './parameters/parameter.js';
export { parametersOf } from './parameters/read-parameters.js';
export { knownPeriods, maxBuckets } from './windows/resolve-window.js';
export { median, quantile } from './statistics/quantile.js';
export { fewestPoints, theilSen, trendOf, type Slope, type Trend } from './statistics/theil-sen.js';
export { usualRange } from './statistics/usual-range.js';
export { readInstant } from './windows/read-instant.js';
