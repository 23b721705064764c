export { auto } from './auto.js';
export type { AutoPart } from './auto.js';
