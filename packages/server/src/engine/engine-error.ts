import { ClickHouseError } from '@clickhouse/client';
import { EngineRefusal, EngineUnavailable } from './engine.js';

/**
 * Errors after which the same statement may succeed: cut off in the middle of an answer or a packet (32, 101,
 * 102, 1000), time-out, also one that is foreseen (159, 160), no memory or thread to be had (173, 439), too
 * many queries (202), socket and network (209, 210, 279), memory (241), read-only replica (242), no space
 * (243), too many parts (252), too few replicas (285), unknown insert status (319), no replica that is up to
 * date (369), shutting down (236, 394 and 735), keeper (999).
 */
const passingCodes = new Set([
  32, 101, 102, 1000, 159, 160, 173, 202, 209, 210, 236, 241, 242, 243, 252, 279, 285, 319, 369,
  394, 439, 735, 999,
]);

/** Of these, those by which a node says that another one did not answer: it may be back in a moment. */
const awayCodes = new Set([32, 101, 102, 209, 210, 279, 369, 1000]);

/** Turns what the HTTP client throws into one of the engine's two errors. */
export function toEngineError(error: unknown): EngineUnavailable | EngineRefusal {
  if (error instanceof EngineUnavailable || error instanceof EngineRefusal) return error;
  if (error instanceof ClickHouseError) {
    const code = Number(error.code);
    if (passingCodes.has(code)) {
      const reason = awayCodes.has(code) ? 'away' : 'busy';
      return new EngineUnavailable(error.message, { cause: error, reason });
    }
    return new EngineRefusal(error.message, code, { cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  return new EngineUnavailable(`The engine does not answer: ${message}`, { cause: error });
}
