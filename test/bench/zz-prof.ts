import { everyMetric } from './group-page.js';
import { startQueryCollector } from './query-collector.js';
import { openHistory } from './query-history.js';

export async function main(events: number, period: string) {
  const history = await openHistory(events, console.log);
  const c = await startQueryCollector(history);
  const questions = everyMetric({ group: 'g1', period });
  for (let i = 0; i < 3; i++) { await c.change('g1'); await c.ask(questions); }
  const times: number[] = [];
  const busy: number[] = [];
  for (let i = 0; i < 7; i++) {
    await c.change('g1');
    c.take();
    const p = c.processorTime(); const s = performance.now();
    await c.ask(questions);
    times.push(performance.now() - s); busy.push(c.processorTime() - p);
  }
  const st = c.take();
  console.log('page ms', times.map(Math.round).join(' '), 'cpu ms', busy.map(Math.round).join(' '), 'statements', st.length);
  const again: number[] = [];
  for (let i = 0; i < 5; i++) { const s = performance.now(); await c.ask(questions); again.push(performance.now() - s); }
  console.log('again', again.map(Math.round).join(' '));
  if (process.env['EACH']) {
    const rows: [number, number, string][] = [];
    for (const one of st) {
      const t: number[] = [];
      const p = c.processorTime();
      for (let i = 0; i < 10; i++) { const s = performance.now(); await c.replay([[one]]); t.push(performance.now() - s); }
      t.sort((a, b) => a - b);
      rows.push([t[5]!, (c.processorTime() - p) / 10, one.sql.replace(/\s+/g, ' ').slice(0, 150)]);
    }
    rows.sort((a, b) => b[1] - a[1]);
    for (const [a, b, s] of rows) console.log(a.toFixed(1).padStart(6), b.toFixed(1).padStart(6), s);
    console.log('sum', rows.reduce((x, r) => x + r[1], 0));
    const p = c.processorTime();
    for (let i = 0; i < 50; i++) await c.replay([[{ sql: 'SELECT 1', parameters: {}, start: 0, end: 0 }]]);
    console.log('select 1 cpu', (c.processorTime() - p) / 50);
  }
  await c.close();
}
