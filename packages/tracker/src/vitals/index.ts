export { vitals } from './vitals.js';
