import type { Answer, Question } from '@ruche/schema';
import type { DemoProcess } from './demo-process.js';

/** One public figure, asked of the API as a page without a token would. */
export async function askPublic(demo: DemoProcess, question: Question): Promise<Answer> {
  const response = await fetch(`${demo.collector}/v1/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ site: demo.keys.site, queries: [question] }),
  });
  const { answers } = (await response.json()) as { answers: Answer[] };
  const [answer] = answers;
  if (!answer || !('value' in answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

/** All likes that stand, today's among them. */
export async function countLikes(demo: DemoProcess): Promise<number> {
  const { value } = await askPublic(demo, { metric: 'likes', period: 'P1M', today: 'include' });
  return value ?? Number.NaN;
}
