export { auto as start } from '../auto/auto.js';
