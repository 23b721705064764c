import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { questionSchema } from '@ruche/schema';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import { writePrivateFile } from '../sites/write-private-file.js';
import { AskedQuestions } from './asked-questions.js';

const defaultSaveEveryMs = 600_000;

const fileSchema = z.array(
  z.object({ site: z.string(), question: questionSchema, at: z.coerce.date() }),
);

/** What {@link openAskedQuestions} takes. */
export interface AskedQuestionsOptions {
  /** The data directory. */
  dir: string;
  log: Pick<FastifyBaseLogger, 'warn'>;
  /** @defaultValue 10 minutes */
  saveEveryMs?: number;
}

/** The questions that were asked lately, and the file in which they outlive the process. */
export interface AskedQuestionsFile {
  readonly asked: AskedQuestions;
  /** Saves them every now and then. */
  start(): void;
  /** Saves them a last time. */
  stop(): void;
}

/**
 * Opens the questions that were asked lately, those of an earlier run among them: whoever looks first after a
 * restart should not wait either. Nothing else rests on them, so a file that cannot be read or written is told
 * of and otherwise passed over.
 */
export function openAskedQuestions(options: AskedQuestionsOptions): AskedQuestionsFile {
  const { dir, log, saveEveryMs = defaultSaveEveryMs } = options;
  const path = join(dir, 'asked-questions.json');
  const asked = new AskedQuestions();
  let timer: NodeJS.Timeout | undefined;
  let saved = '[]';

  try {
    const found = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    for (const { site, question, at } of found) asked.note(site, question, at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      log.warn({ err: error, path }, 'the questions of an earlier run cannot be read');
    }
  }

  const save = (): void => {
    // The last one first, so that it is the last one again when they are read in this order.
    const text = JSON.stringify(asked.since(new Date(0)).toReversed());
    if (text === saved) return;
    try {
      writePrivateFile(path, text);
      saved = text;
    } catch (error) {
      log.warn({ err: error, path }, 'the questions that were asked lately cannot be saved');
    }
  };

  return {
    asked,
    start() {
      timer = setInterval(save, saveEveryMs);
      timer.unref();
    },
    stop() {
      clearInterval(timer);
      save();
    },
  };
}
