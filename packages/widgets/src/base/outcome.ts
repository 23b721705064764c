import type { Answer, AskError, Connection, Question } from '@ruche/client';
import { readAnswer } from './read-answer.js';

/** What came of one question: an answer, a problem, or both (the last good answer while offline). */
export interface Outcome {
  answer?: Answer;
  problem?: Problem;
  /** When the answer shown came, where it is not of now. */
  since?: Date;
}

/** Why there is no answer. */
export type Problem = Pick<AskError, 'code' | 'message'>;

/** The state of an element; each has its own look, and is a custom state: `:state(loading)`. */
export type FigureState =
  | 'initial'
  | 'loading'
  | 'ready'
  | 'empty'
  | 'no-data'
  | 'not-enabled'
  | 'suppressed'
  | 'offline'
  | 'forbidden'
  | 'expired'
  | 'error';

const isExpired = (code: string): boolean => /^(token_|missing_cred)/.test(code);

/** Asks all questions; each outcome stands for itself, and an error of any kind is one. */
export function askAll(
  connection: Connection,
  questions: readonly Question[],
  options: { signal: AbortSignal; again: boolean },
): Promise<Outcome[]> {
  return Promise.all(
    questions.map(async (question): Promise<Outcome> => {
      try {
        const [outcome] = outcomesOf(await connection.ask(question, options));
        return outcome as Outcome;
      } catch (error) {
        if (!isAskError(error))
          return { problem: { code: 'bad_response', message: String(error) } };
        const { last } = error;
        const isStandIn = last && error.code !== 'forbidden' && !isExpired(error.code);
        return isStandIn
          ? { ...outcomesOf(last.answer)[0], problem: error, since: new Date(last.at) }
          : { problem: error };
      }
    }),
  );
}

/** What was handed to an element as its answer, whatever it is. */
export function outcomesOf(given: unknown): Outcome[] {
  const items: unknown[] = Array.isArray(given) && given.length > 0 ? given : [given];
  return items.map((item) => {
    const answer = readAnswer(item);
    if (answer) return { answer };
    if (isProblem(item)) return { problem: item };
    return { problem: { code: 'bad_response', message: 'This is no answer.' } };
  });
}

/** The state that an outcome puts an element in. */
export function stateOf(
  { answer, problem }: Outcome,
  isEmpty: (answer: Answer) => boolean,
): FigureState {
  if (answer) {
    if (answer.suppressed) return 'suppressed';
    if (answer.reason === 'not_enabled') return 'not-enabled';
    if (isEmpty(answer)) return answer.reason ? 'no-data' : 'empty';
    return 'ready';
  }
  const code = problem?.code ?? 'bad_response';
  if (code === 'forbidden') return 'forbidden';
  if (code === 'network') return 'offline';
  return isExpired(code) ? 'expired' : 'error';
}

// By its shape: the connection may come from another version of the bundle.
function isAskError(error: unknown): error is AskError {
  return error instanceof Error && error.name === 'AskError' && isProblem(error);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value;
}
