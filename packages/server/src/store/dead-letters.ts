import { open } from 'node:fs/promises';
import type { TableName } from './tables.js';

/** Where rows go that the engine will never take, so that they hold up no others. */
export interface DeadLetters {
  readonly count: number;
  /** Resolves once the row, as JSON text, is on disk. */
  put(table: TableName, row: string, error: string): Promise<void>;
}

/** Keeps refused rows in a file, one JSON object a line: `{at, table, error, row}`. */
export function openDeadLetters(file: string): DeadLetters {
  let count = 0;
  return {
    get count() {
      return count;
    },
    async put(table, row, error) {
      const handle = await open(file, 'a', 0o600);
      try {
        const at = new Date().toISOString();
        await handle.appendFile(`${JSON.stringify({ at, table, error, row })}\n`);
        await handle.datasync();
      } finally {
        await handle.close();
      }
      count += 1;
    },
  };
}
