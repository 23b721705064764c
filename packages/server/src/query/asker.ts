import type { Run } from '@ruche/metrics';
import { ProblemError } from '@ruche/schema';
import type { Answer, Question } from '@ruche/schema';
import type { Reader } from '../access/authorise-reader.js';
import { answerGuarded } from './answer-guarded.js';
import { readQuestion } from './read-question.js';

/** Asks the catalogue within the reach of one reader, at any moment. */
export type Ask = (question: Record<string, unknown>, asOf?: Date) => Promise<Answer>;

/** Makes the way to the catalogue for what rests on several answers. */
export function createAsk(options: { reader: Reader; run: Run; asOf: Date }): Ask {
  const { reader, run, asOf: now } = options;
  return (question, asOf = now) => {
    const read: Question = readQuestion(question);
    return answerGuarded({ question: read, reader, run, asOf });
  };
}

/** The code of a problem that belongs to the asker; what is the collector's own fault is thrown on. */
export function codeOf(error: unknown): string {
  if (error instanceof ProblemError && error.status < 500) return error.code;
  throw error;
}
