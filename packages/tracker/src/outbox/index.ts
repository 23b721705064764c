export { createOutbox } from './create-outbox.js';
export type { Outbox, OutboxFactory } from './outbox.js';
