import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { BatchResult } from '@ruche/schema';
import type { TabGaps } from '../collector/tab-gaps.js';
import type { Store } from '../store/store.js';

/** The collector's own figures, for Prometheus. */
export interface Instruments {
  readonly registry: Registry;
  /** Counts what became of a delivery's messages. */
  delivered(result: BatchResult): void;
  /** Counts an answered request and the time it took. */
  answered(route: string, status: number, seconds: number): void;
  /** Counts a problem by its code. */
  refused(code: string): void;
}

/** Makes the figures of one app; two apps in one process do not share any. */
export function createInstruments(store: Store, gaps: TabGaps): Instruments {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };

  const counter = (name: string, help: string, read: () => number): void => {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  };

  const messages = new Counter({
    name: 'ruche_messages_total',
    help: 'Messages by what became of them',
    labelNames: ['result'] as const,
    registers,
  });
  const problems = new Counter({
    name: 'ruche_problems_total',
    help: 'Error answers by code',
    labelNames: ['code'] as const,
    registers,
  });
  const requests = new Histogram({
    name: 'ruche_request_seconds',
    help: 'Time to answer by route and status',
    labelNames: ['route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const count = (result: string, number: number): void => {
    if (number > 0) messages.inc({ result }, number);
  };
  for (const result of ['accepted', 'duplicate', 'rejected']) messages.inc({ result }, 0);
  gauge(
    'ruche_waiting_messages',
    'Messages acknowledged and not in the engine yet',
    () => store.depth().messages,
  );
  gauge(
    'ruche_waiting_bytes',
    'Bytes of the write-ahead log that are not in the engine yet',
    () => store.depth().bytes,
  );
  gauge(
    'ruche_missing_messages',
    'Numbers of messages left out by tabs of the last two days: on their way, waiting, or lost',
    () => gaps.missing,
  );
  counter(
    'ruche_numbered_messages_total',
    'Messages that came with a number of their tab, each once',
    () => gaps.arrived,
  );
  counter(
    'ruche_lost_messages_total',
    'Numbers still missing when their tab had been silent for two days',
    () => gaps.lost,
  );
  gauge('ruche_dead_letters', 'Rows that the engine refused', () => store.statistics().deadLetters);

  return {
    registry,
    delivered({ accepted, duplicate = 0, rejected }) {
      count('accepted', accepted - duplicate);
      count('duplicate', duplicate);
      count('rejected', rejected.length);
    },
    answered: (route, status, seconds) => requests.observe({ route, status }, seconds),
    refused: (code) => problems.inc({ code }),
  };
}
