import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeEngineClients, createDatabase, createEngineClients } from './database.js';
import type { Connection, EngineClients } from './database.js';
import { EngineUnavailable } from './engine.js';
import type { Engine } from './engine.js';
import { startEngineProcess } from './engine-process.js';
import type { EngineProcess, EngineProcessOptions } from './engine-process.js';
import { createHttpEngine } from './http-engine.js';

const lockPatience = 10_000;
const longestRestartPause = 5_000;

/** An engine that the collector started itself. */
export interface EmbeddedEngine extends Engine {
  readonly kind: 'embedded';
  /** How to reach the run of the moment. */
  connection(): Connection;
  /** The process of the moment. */
  pid(): number | undefined;
}

interface Run {
  process: EngineProcess;
  clients: EngineClients;
}

/**
 * Starts ClickHouse as a child process on a directory and keeps it running: one that dies, or stops
 * to listen, is started again. Calls in between reject with EngineUnavailable.
 */
export async function openEmbeddedEngine(given: EngineProcessOptions): Promise<EmbeddedEngine> {
  // The engine reads relative paths from another folder than we do.
  const options = { ...given, dir: resolve(given.dir) };
  let run: Run | undefined = await startRun(options);
  let closed = false;
  const keeping = keep(run);

  /** Waits for the run's end and starts the next, until closed. */
  async function keep(first: Run): Promise<void> {
    for (let current = first; ;) {
      await current.process.ended;
      run = undefined;
      void closeEngineClients(current.clients);
      const next = await restart();
      if (!next) return;
      current = next;
      run = next;
    }
  }

  async function restart(): Promise<Run | undefined> {
    for (let pause = 50; !closed; pause = Math.min(pause * 2, longestRestartPause)) {
      try {
        const next = await startRun(options);
        if (!closed) return next;
        next.process.child.kill('SIGKILL');
        await closeEngineClients(next.clients);
      } catch {
        await sleep(pause, undefined, { ref: false });
      }
    }
    return undefined;
  }

  const engine = createHttpEngine({
    kind: 'embedded',
    connect: async () => {
      if (closed) throw new EngineUnavailable('The store is closed');
      if (!run) throw new EngineUnavailable('The engine is being started again');
      return run.clients;
    },
    onUnreachable: (clients) => {
      // A live process that refuses connections had its listener stopped: only a restart opens it.
      if (run?.clients === clients) run.process.child.kill('SIGKILL');
    },
    close: async () => {
      if (closed) return keeping;
      closed = true;
      const last = run;
      // It must not hold up the collector's end, but once asked to end it is waited for.
      last?.process.child.ref();
      last?.process.child.kill('SIGKILL');
      if (last) await closeEngineClients(last.clients);
      await keeping;
    },
  });

  return {
    ...engine,
    kind: 'embedded',
    connection: () => {
      if (!run) throw new EngineUnavailable('The engine is being started again');
      return run.process.connection;
    },
    pid: () => run?.process.child.pid,
  };
}

/** Starts one run; the engine of a collector that was killed may hold the directory a moment longer. */
async function startRun(options: EngineProcessOptions): Promise<Run> {
  const deadline = performance.now() + lockPatience;
  for (;;) {
    try {
      const process = await startEngineProcess(options);
      await createDatabase(process.connection);
      return { process, clients: createEngineClients(process.connection) };
    } catch (error) {
      const held = error instanceof Error && /lock file|is already running/i.test(error.message);
      if (!held || performance.now() > deadline) throw error;
      await sleep(100);
    }
  }
}
