import { everyMetric } from './group-page.js';
import { startQueryCollector } from './query-collector.js';
import { openHistory } from './query-history.js';

export async function main(events: number, period: string) {
  const history = await openHistory(events, console.log);
  const c = await startQueryCollector(history);
  const questions = everyMetric({ group: 'g1', period });
  for (let i = 0; i < 3; i++) { await c.ask(questions); }
  c.take();
  await c.ask(questions);
  for (const s of c.take()) console.log((s.end - s.start).toFixed(0), s.sql.replace(/\s+/g, ' ').slice(0, 300), Object.keys(s.parameters).join());
  await c.close();
}
