import { setTimeout as sleep } from 'node:timers/promises';
import { EngineUnavailable } from '../engine/engine.js';
import type { Engine } from '../engine/engine.js';
import { migrate } from './migrate.js';
import type { StoreLogger } from './store.js';

/** What {@link migratePatiently} takes. */
export interface MigratePatientlyOptions {
  engine: Engine;
  logger: StoreLogger;
  /** Ends the waiting. */
  signal: AbortSignal;
}

/** Brings the tables up to date; waits for an engine that cannot be reached yet. */
export async function migratePatiently(options: MigratePatientlyOptions): Promise<void> {
  const { engine, logger, signal } = options;
  for (let pause = 100; !signal.aborted; pause = Math.min(pause * 2, 5_000)) {
    try {
      await migrate({ engine });
      return;
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
      logger.warn({ error: error.message }, 'the engine cannot be reached yet');
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }
}
