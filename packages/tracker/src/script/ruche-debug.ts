export { debug as start } from '../debug/debug.js';
