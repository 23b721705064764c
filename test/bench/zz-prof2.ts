import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { everyMetric } from './group-page.js';
import { startQueryCollector } from './query-collector.js';
import { openHistory } from './query-history.js';

export async function main(events: number, period: string) {
  const history = await openHistory(events, console.log);
  const c = await startQueryCollector(history);
  const questions = everyMetric({ group: 'g1', period });
  for (let i = 0; i < 3; i++) { await c.ask(questions); }
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 200 });
  session.post('Profiler.start');
  const t: number[] = [];
  for (let i = 0; i < 15; i++) { const s = performance.now(); await c.ask(questions); t.push(performance.now() - s); }
  console.log('again', t.map(Math.round).join(' '));
  await new Promise<void>((r) => session.post('Profiler.stop', (_e, { profile }) => {
    writeFileSync('/tmp/p.cpuprofile', JSON.stringify(profile));
    const self = new Map<string, number>();
    const byId = new Map(profile.nodes.map((n) => [n.id, n]));
    const dt = profile.timeDeltas!;
    profile.samples!.forEach((id, i) => {
      const n = byId.get(id)!;
      const k = `${n.callFrame.functionName} ${n.callFrame.url.split('/').slice(-3).join('/')}:${n.callFrame.lineNumber}`;
      self.set(k, (self.get(k) ?? 0) + dt[i]! / 1000 / 15);
    });
    for (const [k, v] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 40)) console.log(v.toFixed(2).padStart(8), k);
    r();
  }));
  await c.close();
}
