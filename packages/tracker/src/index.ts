export { createTracker } from './create-tracker.js';
export type { Consent, Routes, TrackerOptions } from './options.js';
export type { ActOptions, IdentityToken, Tracker } from './tracker.js';
export type { Outbox, OutboxFactory } from './outbox/outbox.js';
export type { Item } from './delivery/item.js';
