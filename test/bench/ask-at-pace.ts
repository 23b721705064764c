import { setTimeout as sleep } from 'node:timers/promises';
import type { Question } from '@ruche/schema';

/** Questions at a pace, one in a request, each in its turn. */
export interface AskOptions {
  url: string;
  secretKey: string;
  questions: readonly Question[];
  perSecond: number;
  /** Ends it. */
  signal: AbortSignal;
}

/** The times of answers in ms, by metric, from when their question was due. */
export type AnswerTimes = Map<string, number[]>;

/**
 * Asks until it is told to stop, however long answers take.
 *
 * @throws when a question is not answered
 */
export async function askAtPace(options: AskOptions): Promise<AnswerTimes> {
  const { url, secretKey, questions, perSecond, signal } = options;
  const times: AnswerTimes = new Map(questions.map(({ metric }) => [metric, []]));
  const start = performance.now();
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
  const ask = async (question: Question, due: number): Promise<void> => {
    const body = JSON.stringify({ queries: [question] });
    const response = await fetch(`${url}/v1/query`, { method: 'POST', headers, body });
    const text = await response.text();
    times.get(question.metric)?.push(performance.now() - due);
    const { answers } = JSON.parse(text) as { answers?: object[] };
    if (!answers?.[0] || 'code' in answers[0]) throw new Error(`${question.metric}: ${text}`);
  };
  const asked: Promise<void>[] = [];
  for (let count = 0; !signal.aborted; count++) {
    const due = start + (count / perSecond) * 1_000;
    await sleep(Math.max(0, due - performance.now()));
    const question = questions[count % questions.length];
    if (!question) break;
    const answer = ask(question, due);
    answer.catch(() => {});
    asked.push(answer);
  }
  await Promise.all(asked);
  return times;
}

/** The time that a share of answers stays below. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
