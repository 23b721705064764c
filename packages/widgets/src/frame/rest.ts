// What an element needs right after its first paint and not for it: fetched then, once for all elements.
export { figureTable } from '../export/figure-table.js';
export { courseOf, summaryOf } from '../summary/summary-of.js';
export { message } from './message.js';
export { restStyles } from '../styles/rest-styles.js';
export { staleNote } from './stale-note.js';
export { tableView } from './table-view.js';
export { tools } from './tools.js';
export { spark } from '../chart/spark.js';
