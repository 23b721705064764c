import type { FastifyBaseLogger } from 'fastify';
import type { Collector } from '../collector/collector.js';
import type { Sites } from '../sites/open-sites.js';
import type { Eraser } from '../erasure/create-eraser.js';
import type { AskedQuestions } from '../query/asked-questions.js';
import type { Store } from '../store/store.js';
import type { Assets } from './assets.js';
import type { Instruments } from './instruments.js';

/** What every route works with. */
export interface Context {
  readonly store: Store;
  readonly sites: Sites;
  readonly collector: Collector;
  readonly eraser: Eraser;
  readonly asked: AskedQuestions;
  readonly assets: Assets;
  readonly instruments: Instruments;
  readonly log: FastifyBaseLogger;
  /** The clock. */
  readonly now: () => Date;
}
