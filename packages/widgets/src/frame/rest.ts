// What comes right after the first paint of the elements; see `companion.ts`.
export { Companion } from './companion.js';
export { beforeText } from '../format/before-text.js';
export { targetText } from '../format/target-text.js';
export { changeOf } from '../format/change-of.js';
export { changeBadge } from './change-badge.js';
export { message } from './message.js';
export { courseOf } from '../summary/summary-of.js';
export { restStyles } from '../styles/rest-styles.js';
export { showStates } from '../base/show-states.js';
export { takeTurn } from '../base/take-turns.js';
export { spark } from '../chart/spark.js';
