export { vitals as start } from '../vitals/vitals.js';
