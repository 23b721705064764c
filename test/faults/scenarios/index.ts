import { collectorFails } from './collector-fails.js';
import { hostileDevice } from './hostile-device.js';
import { offline } from './offline.js';
import { pageEnds } from './page-ends.js';

/** Every scenario of the fault matrix. */
export const scenarios = [...collectorFails, ...pageEnds, ...offline, ...hostileDevice];

export { unavoidable } from './unavoidable.js';
export type { Scenario, Stage } from './scenario.js';
