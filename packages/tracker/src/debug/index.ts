export { debug } from './debug.js';
export type { DebugSettings } from './debug.js';
