import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollector } from '../../packages/server/src/collector/collector.js';
import { openEmbeddedEngine } from '../../packages/server/src/engine/embedded-engine.js';
import type { InsertBlock } from '../../packages/server/src/engine/engine.js';
import { createKeys } from '../../packages/server/src/sites/keys-file.js';
import { createSettings } from '../../packages/server/src/sites/settings-file.js';
import { migrate } from '../../packages/server/src/store/migrate.js';
import type { RowFormat } from '../../packages/server/src/store/log/frame.js';
import { GrowingBuffer } from '../../packages/server/src/store/log/growing-buffer.js';
import { packedLayouts } from '../../packages/server/src/store/log/packed-rows.js';
import { rowText } from '../../packages/server/src/store/row-text.js';
import type { Store, StoredMessage } from '../../packages/server/src/store/store.js';
import type { TableName } from '../../packages/server/src/store/tables.js';
import { useOf } from './processor-time.js';
import { SampleBatches, batchSize } from './sample-batch.js';
import type { Throughput } from './throughput.js';

const blockMessages = 20_000;

/**
 * Puts the rows that the collector makes of the sample into the engine, in blocks of 20,000 messages
 * that were prepared before: no HTTP server, no check, no log. On disk before each block is answered,
 * with a token, like the collector's own. Rows go in packed, as the collector has them, or as JSON lines, as
 * everybody else would send them.
 */
export async function insertRaw(events: number, format: RowFormat): Promise<Throughput> {
  const dir = await mkdtemp(join(tmpdir(), 'ruche-bench-raw-'));
  const engine = await openEmbeddedEngine({ dir });
  try {
    await migrate({ engine });
    const blocks = await prepareBlocks(events, format);
    const before = useOf(engine.pid()).busyMs;
    const cpu = process.cpuUsage();
    const start = performance.now();
    for (const [place, tables] of blocks.entries()) {
      await Promise.all(
        Array.from(tables, ([table, rows]) =>
          engine.insert({
            table,
            rows: [rows],
            token: `raw-${place}-${table}`,
            ...formatOf(table, format),
          }),
        ),
      );
    }
    const seconds = (performance.now() - start) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    const busyMs = (user + system) / 1_000;
    const databaseMs = useOf(engine.pid()).busyMs - before;
    const [stored] = await engine.query<{ n: string }>('SELECT count() AS n FROM messages');
    if (Number(stored?.n) !== events) throw new Error(`The engine has ${stored?.n} of ${events}`);
    return { events, seconds, p50: 0, p99: 0, busyMs, serverMs: 0, databaseMs };
  } finally {
    await engine.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function prepareBlocks(events: number, format: RowFormat): Promise<Map<TableName, Buffer>[]> {
  const blocks: Map<TableName, Buffer>[] = [];
  let messages: StoredMessage[] = [];
  const store = { append: keep } as Pick<Store, 'append'> as Store;
  function keep(taken: readonly StoredMessage[]) {
    messages.push(...taken);
    return Promise.resolve({ accepted: taken.length, duplicate: 0 });
  }
  const collector = createCollector({ store });
  const keys = createKeys();
  const site = { ...createSettings(), ...keys, id: keys.site };
  const receivedAt = new Date();
  const batches = new SampleBatches('raw', receivedAt);
  const body = Buffer.alloc(batches.bytes);
  for (let done = 0; done < events; done += batchSize) {
    batches.next(body, 0);
    const { batch, sentAt } = JSON.parse(body.toString()) as { batch: unknown[]; sentAt: string };
    await collector.take({ site, messages: batch, sentAt, trusted: true, receivedAt });
    if (messages.length >= blockMessages || done + batchSize >= events) {
      blocks.push(toBlock(messages, format));
      messages = [];
    }
  }
  return blocks;
}

function toBlock(messages: StoredMessage[], format: RowFormat): Map<TableName, Buffer> {
  const blocks = new Map<TableName, GrowingBuffer>();
  for (const { table, row } of messages.flatMap(({ rows }) => rows)) {
    const block = blocks.get(table) ?? new GrowingBuffer();
    const layout = format === 'RowBinary' ? packedLayouts[table] : undefined;
    if (layout) layout.pack(block, row);
    else block.writeText(rowText(row));
    blocks.set(table, block);
  }
  return new Map(Array.from(blocks, ([table, block]) => [table, Buffer.from(block.view())]));
}

function formatOf(table: TableName, format: RowFormat): Pick<InsertBlock, 'format' | 'columns'> {
  const layout = format === 'RowBinary' ? packedLayouts[table] : undefined;
  return layout ? { format: 'RowBinary', columns: layout.columns } : {};
}
