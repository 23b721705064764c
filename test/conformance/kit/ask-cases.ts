import { setTimeout as sleep } from 'node:timers/promises';
import type { Case, Json, JsonObject, QuestionCase, RequestCase } from './case.js';
import type { CollectorClient } from './collector-client.js';
import { differences } from './match.js';

/** Questions in one request, at most. */
const perRequest = 40;

/** What came of one case. */
export interface Outcome {
  item: Case;
  /** Empty where all was as expected. */
  faults: string[];
}

interface Asked {
  item: Case;
  question: QuestionCase;
  body: JsonObject;
}

/** Asks the questions of all cases, many to a request, and holds the answers against what is expected. */
export async function askCases(
  client: CollectorClient,
  cases: readonly Case[],
): Promise<Outcome[]> {
  const faults = new Map(cases.map((item) => [item.id, [] as string[]]));
  for (const asked of byReader(cases)) {
    const answers = await ask(client, asked);
    for (const [index, { item, question, body }] of asked.entries()) {
      const where = item.questions!.length > 1 ? `${JSON.stringify(question.ask)} → ` : '';
      const found = judge(question, answers[index], body);
      faults.get(item.id)!.push(...found.map((fault) => where + fault));
    }
  }
  for (const item of cases) {
    for (const request of item.requests ?? []) {
      const found = await judgeRequest(client, request);
      const where = `${request.method} ${request.path.slice(0, 120)} → `;
      faults.get(item.id)!.push(...found.map((fault) => where + fault));
    }
  }
  return cases.map((item) => ({ item, faults: faults.get(item.id)! }));
}

function* byReader(cases: readonly Case[]): Generator<Asked[]> {
  const piles = new Map<string, Asked[]>();
  for (const item of cases) {
    for (const question of item.questions ?? []) {
      const { group = groupOf(item), ...rest } = question.ask;
      const body = { metric: item.metric, ...(group === null ? {} : { group }), ...rest };
      const key = JSON.stringify(question.as ?? {});
      const pile = piles.get(key) ?? [];
      if (pile.length === 0) piles.set(key, pile);
      pile.push({ item, question, body });
    }
  }
  for (const pile of piles.values()) {
    for (let first = 0; first < pile.length; first += perRequest) {
      yield pile.slice(first, first + perRequest);
    }
  }
}

/** The group that a case plays in, where a question names none: `#g`. */
function groupOf(item: Case): string | null {
  const named = JSON.stringify(item).match(new RegExp(`"([^"]*\\.${item.id}\\.g)"`));
  return named?.[1] ?? null;
}

/** Asks, and what the collector cannot answer now once more, as for a whole request. */
async function ask(client: CollectorClient, asked: Asked[]): Promise<(Json | undefined)[]> {
  let answers = await askOnce(client, asked);
  for (let attempt = 0; attempt < 20 && answers.some(isForLater); attempt += 1) {
    await sleep(1000);
    const later = asked.filter((_, index) => isForLater(answers[index]));
    const [...more] = await askOnce(client, later);
    answers = answers.map((answer) => (isForLater(answer) ? more.shift() : answer));
  }
  return answers;
}

function isForLater(answer: Json | undefined): boolean {
  return (answer as { code?: string } | null | undefined)?.code === 'store_unavailable';
}

async function askOnce(client: CollectorClient, asked: Asked[]): Promise<(Json | undefined)[]> {
  const reply = await client.call({
    method: 'POST',
    path: '/v1/query',
    as: asked[0]!.question.as ?? {},
    body: { queries: asked.map(({ body }) => body) },
  });
  const { answers } = reply.body as { answers?: Json[] };
  if (Array.isArray(answers)) return answers;
  // One that cannot be read may refuse the whole request: then each stands for itself.
  if (asked.length > 1) {
    const each: (Json | undefined)[] = [];
    for (const one of asked) each.push(...(await askOnce(client, [one])));
    return each;
  }
  return [reply.body];
}

function judge(question: QuestionCase, answer: Json | undefined, body: JsonObject): string[] {
  if (question.problem) return differences(question.problem, answer);
  const problem = answer as { code?: string; detail?: string; path?: string } | undefined;
  if (problem?.code !== undefined) {
    return [
      `${String(body['metric'])}: ${problem.code} (${problem.path ?? '–'}): ${problem.detail}`,
    ];
  }
  return differences(question.expect!, answer);
}

async function judgeRequest(client: CollectorClient, request: RequestCase): Promise<string[]> {
  const { method, path, as, headers, body, text, padding, expect } = request;
  const sent = text ?? (padding === undefined ? body : padded(body, padding));
  const reply = await client.call({ method, path, as, headers, body: sent });
  return differences(expect, reply as unknown as Json);
}

function padded(body: Json | undefined, padding: number): Json {
  const { batch } = body as { batch: JsonObject[] };
  const [first, ...rest] = batch;
  return { batch: [{ ...first, padding: 'x'.repeat(padding) }, ...rest] };
}
