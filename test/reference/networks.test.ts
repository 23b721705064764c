import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Question } from '@ruche/schema';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { betweenness } from '../../packages/metrics/src/graph/betweenness.js';
import type { Edge } from '../../packages/metrics/src/graph/edge.js';
import { pageRank } from '../../packages/metrics/src/graph/page-rank.js';
import { openMetricFixture, type MetricFixture, type MetricSite } from '../tools/metric-fixture.js';
import { communities, readCommunity, type CommunityName } from './community.js';

/** The references have eight decimals. */
const decimals = 8;

type Scores = Readonly<Record<string, number>>;

interface GraphReference {
  readonly directed: boolean;
  readonly nodes: number;
  readonly edges_in_file: number;
  readonly betweenness_normalized_undirected: Scores;
  readonly 'pagerank_alpha_0.85_unweighted': Scores;
  readonly 'pagerank_alpha_0.85_weighted'?: Scores;
  readonly 'pagerank_alpha_0.9_unweighted'?: Scores;
  readonly published_betweenness?: Scores;
  readonly 'published_pagerank_alpha_0.9'?: Scores;
}

interface NetworkReference {
  readonly nodes: number;
  readonly directed_edges: number;
  readonly undirected_edges: number;
  readonly density_directed: number;
  readonly reciprocity: number;
  readonly members_without_any_edge: number;
  readonly top5_pagerank_weighted: readonly (readonly [string, number])[];
  readonly top5_betweenness_undirected_unweighted: readonly (readonly [string, number])[];
}

vi.setConfig({ testTimeout: 120_000 });

const folder = join(import.meta.dirname, 'sets');
const graphs = JSON.parse(await readFile(join(folder, 'graphs/reference.json'), 'utf8')) as Record<
  string,
  GraphReference
>;

describe.each(Object.entries(graphs))('%s', (name, reference) => {
  let edges: Edge[];
  beforeAll(async () => {
    edges = readEdges(await readFile(join(folder, `graphs/${name}.csv`), 'utf8'));
    expect(edges).toHaveLength(reference.edges_in_file);
  });

  test('betweenness', async () => {
    const { scores } = await betweenness(edges);
    expect(scores.size).toBe(reference.nodes);
    same(scores, reference.betweenness_normalized_undirected);
    same(scores, reference.published_betweenness ?? {}, 3);
  });

  test('PageRank, weighted or not, with other damping', () => {
    const links = reference.directed ? edges : bothWays(edges);
    const plain = links.map(({ source, target }) => ({ source, target }));
    const scores = pageRank(plain);
    same(scores, reference['pagerank_alpha_0.85_unweighted']);
    expect([...scores.values()].reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9);
    same(pageRank(links), reference['pagerank_alpha_0.85_weighted'] ?? {});
    const damped = pageRank(plain, { damping: 0.9 });
    same(damped, reference['pagerank_alpha_0.9_unweighted'] ?? {});
    same(damped, reference['published_pagerank_alpha_0.9'] ?? {});
  });
});

describe.each(communities)('%s', (name) => {
  let edges: Edge[];
  let reference: NetworkReference;
  beforeAll(async () => {
    edges = readEdges(
      gunzipSync(await readFile(join(folder, name, 'network.csv.gz'))).toString('utf8'),
    );
    const text = await readFile(join(folder, name, 'reference.json'), 'utf8');
    reference = (JSON.parse(text) as { network: NetworkReference }).network;
  });

  test('PageRank and betweenness of the network', async () => {
    expect(edges).toHaveLength(reference.directed_edges);
    const ranks = pageRank(edges);
    expect(ranks.size).toBe(reference.nodes);
    expect(top(ranks, 5)).toEqual(close(reference.top5_pagerank_weighted));
    const { scores, pivots } = await betweenness(edges);
    expect(pivots).toBe(reference.nodes);
    expect(top(scores, 5)).toEqual(close(reference.top5_betweenness_undirected_unweighted));
  });

  test('the same network through the collector: hubs, isolated members, reciprocity, density', async () => {
    const site = await loadNetwork(name, edges);
    const options = { asOf: '2026-03-01T00:00:00Z' };
    const ask = (metric: string, more: Partial<Question> = {}) =>
      site.ask({ metric, from: '2026-01-01', to: '2026-03-01', compare: 'none', ...more }, options);
    const hubs = await ask('hubs', { limit: 5 });
    expect([hubs.value, hubs.beside?.edges]).toEqual([reference.nodes, reference.directed_edges]);
    expect(hubs.rows?.map((row) => [row.id, row.value])).toEqual(
      close(reference.top5_betweenness_undirected_unweighted),
    );
    const plain = pageRank(edges.map(({ source, target }) => ({ source, target })));
    const influencers = await ask('influencers', { limit: 5 });
    expect(influencers.rows?.map((row) => [row.id, row.value])).toEqual(close(top(plain, 5)));
    expect((await ask('isolated')).value).toBe(reference.members_without_any_edge);
    expect((await ask('interaction_level')).beside).toMatchObject({
      people: reference.nodes,
      pairs: reference.undirected_edges,
      edges: reference.directed_edges,
      density: expect.closeTo(reference.density_directed, decimals) as number,
      reciprocity: expect.closeTo(reference.reciprocity, 6) as number,
    });
  });
});

let fixture: MetricFixture;
beforeAll(async () => {
  fixture = await openMetricFixture({ asOf: '2026-03-01T00:00:00Z' });
});
afterAll(() => fixture.close());

/** Every member joins, and every edge is a comment on content of its target, all of one month. */
async function loadNetwork(name: CommunityName, edges: readonly Edge[]): Promise<MetricSite> {
  const { events, joined } = await readCommunity(name);
  const members = new Set([
    ...joined.keys(),
    ...events.map(({ actor }) => actor).filter(Boolean),
    ...edges.flatMap(({ source, target }) => [source, target]),
  ]);
  const site = fixture.site();
  await site.send(
    ...[...members].map((userId) => ({
      type: 'group',
      userId,
      groupId: 'community',
      timestamp: '2025-12-01T00:00:00Z',
    })),
  );
  const comments = edges.map(({ source, target }, index) => ({
    type: 'track',
    event: 'Comment Created',
    userId: source,
    timestamp: '2026-02-10T00:00:00Z',
    properties: { comment_id: `c${index}`, post_id: `of ${target}`, author_id: target },
    context: { groupId: 'community' },
  }));
  await site.send(...comments);
  return site;
}

function readEdges(text: string): Edge[] {
  const [, ...lines] = text.trim().split('\n');
  return lines.map((line) => {
    const [source = '', target = '', weight = '1'] = line.trim().split(',');
    return { source, target, weight: Number(weight) };
  });
}

function bothWays(edges: readonly Edge[]): Edge[] {
  return edges.flatMap((edge) => [edge, { ...edge, source: edge.target, target: edge.source }]);
}

function same(scores: ReadonlyMap<string, number>, expected: Scores, digits = decimals): void {
  for (const [node, score] of Object.entries(expected)) {
    expect(scores.get(node), node).toBeCloseTo(score, digits);
  }
}

function top(scores: ReadonlyMap<string, number>, count: number): [string, number][] {
  return [...scores].toSorted((a, b) => b[1] - a[1]).slice(0, count);
}

function close(board: readonly (readonly [string, number])[]) {
  return board.map(([id, value]) => [id, expect.closeTo(value, decimals)]);
}
