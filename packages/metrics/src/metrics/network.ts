import type { AnswerEdge } from '@ruche/schema';
import { rememberByRows } from '../answers/remember-by-rows.js';
import { noSegment, segmentLabel } from '../answers/split-by-segment.js';
import { strongestFirst } from '../answers/strongest-first.js';
import { communities } from '../graph/communities.js';
import type { MeasuredPart, Metric, Text } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { contactEvents, contactParameters, contacts } from '../sql/contacts.js';
import { edgesBeside, readNetwork, type NetworkEdge } from '../sql/read-network.js';

/** The people of the network, put into circles. */
interface Circles {
  readonly parts: readonly MeasuredPart[];
  /** The contacts between them. */
  readonly edges: readonly AnswerEdge[];
  readonly beside?: Readonly<Record<string, number>>;
}

const peopleOf = rememberByRows(
  (edges: readonly NetworkEdge[]) =>
    new Set(edges.flatMap(({ source, target }) => [source, target])),
);
const communitiesOf = rememberByRows((edges: readonly NetworkEdge[]) => communities(edges));

const others: Text = { en: 'Small communities', fr: 'Petites communautés' };

/** Which circles of people turn to which, without saying who. */
export const network: Metric = {
  id: 'network',
  version: 1,
  label: { en: 'Network', fr: 'Réseau' },
  question: {
    en: 'Which circles of people turn to which others?',
    fr: 'Quels cercles de personnes se tournent vers quels autres ?',
  },
  definition: {
    en: 'The people in contact in the window, put together: by communities, circles with more contacts inside than chance would have (Louvain, contacts losing 10 % with every complete month up to the end of the window), or by segment. Each part is a circle with its people; each edge is the number of contacts (likes, answers, mentions) from one to another, or inside one. Communities of fewer people than may be shown are put together; contacts on one side of which stand fewer people are left out. Withdrawn likes, deleted content and contacts with oneself do not count; bots, system, test and suspended accounts are left out. The value is the number of people in the network; beside it stand the ordered pairs of people in contact. In a very large network only the 50,000 strongest contacts are looked at, and their number stands beside; people without any of them are in no circle and not counted.',
    fr: 'Les personnes en contact dans la période, réunies : par communautés, des cercles avec plus de contacts internes que le hasard n’en donnerait (Louvain, un contact perdant 10 % par mois complet jusqu’à la fin de la période), ou par segment. Chaque part est un cercle avec ses personnes ; chaque lien est le nombre de contacts (likes, réponses, mentions) de l’un vers l’autre, ou à l’intérieur de l’un. Les communautés de moins de personnes que le seuil sont réunies ; les contacts dont un côté compte moins de personnes sont écartés. Les likes retirés, les contenus supprimés et les contacts avec soi-même ne comptent pas ; les robots et les comptes système, de test ou suspendus sont écartés. La valeur est le nombre de personnes du réseau ; à côté figurent les couples ordonnés de personnes en contact. Dans un très grand réseau, seuls les 50 000 contacts les plus forts sont pris en compte, et leur nombre est indiqué à côté ; les personnes qui n’en ont aucun ne sont dans aucun cercle et ne sont pas comptées.',
  },
  formula: {
    en: 'people of each circle; for each ordered pair of circles the number of contacts from one to the other',
    fr: 'personnes de chaque cercle ; pour chaque couple ordonné de cercles, le nombre de contacts de l’un vers l’autre',
  },
  edgeCases: [
    {
      en: 'The parts sum to the people of the network; communities under k are put together, with the next smallest where they do not reach it.',
      fr: 'Les parts font les personnes du réseau ; les communautés sous k sont réunies, avec la plus petite des autres si elles ne l’atteignent pas.',
    },
    {
      en: 'Where a single edge would be missing, the next weakest is left out with it.',
      fr: 'Quand un seul lien manquerait, le plus faible des autres est écarté avec lui.',
    },
    {
      en: 'Communities of different windows are not the same circles, so nothing is compared.',
      fr: 'Les communautés de deux périodes ne sont pas les mêmes cercles : rien n’est comparé.',
    },
  ],
  unit: 'people',
  higherIsBetter: null,
  shape: 'partition',
  splitsPeople: true,
  isCompared: false,
  audience: 'viewer',
  emptyReason: 'no_interactions',
  parameters: {
    by: {
      type: 'choice',
      values: ['communities', 'segment'],
      default: 'communities',
      description: {
        en: 'What the circles are: communities found in the contacts, or the segments that people have (office, field …)',
        fr: 'Ce que sont les cercles : les communautés trouvées dans les contacts, ou les segments des personnes (bureau, terrain …)',
      },
    },
  },
  sources: contactEvents,
  measure: async (context) => {
    const network = await readNetwork(context);
    const { edges } = network;
    const people = peopleOf(edges);
    if (people.size === 0) return { value: null, parts: [], edges: [] };
    const { beside, ...circles } =
      context.parameters.by === 'segment'
        ? await bySegment(context, edges)
        : byCommunity(edges)(context.k);
    return {
      value: people.size,
      parts: circles.parts,
      edges: circles.edges,
      beside: { ...edgesBeside(network), ...beside },
    };
  },
};

/**
 * Communities in the order of their size; those of fewer people than `k`, and those that they need to hide among,
 * are one.
 */
const byCommunity = rememberByRows((edges: readonly NetworkEdge[]) => {
  const known = new Map<number, Circles>();
  return (k: number): Circles => {
    const circles = known.get(k) ?? putTogether(edges, k);
    known.set(k, circles);
    return circles;
  };
});

function putTogether(edges: readonly NetworkEdge[], k: number): Circles {
  const { members, modularity } = communitiesOf(edges);
  const large = members.filter(({ length }) => length >= k);
  const rest = members.filter(({ length }) => length < k).flat();
  while (rest.length > 0 && rest.length < k && large.length > 0) rest.push(...(large.pop() ?? []));
  const nodes = large.map((people, index) => ({
    key: `c${index + 1}`,
    label: { en: `Community ${index + 1}`, fr: `Communauté ${index + 1}` },
    people,
  }));
  if (rest.length > 0) nodes.push({ key: 'others', label: others, people: rest });
  const nodeOf = new Map(nodes.flatMap(({ key, people }) => people.map((actor) => [actor, key])));
  return {
    parts: nodes.map(({ key, label, people }) => ({ key, label, value: people.length })),
    edges: edgesBetween(edges, nodeOf),
    beside: { communities: members.length, modularity },
  };
}

async function bySegment(context: MetricContext, edges: readonly NetworkEdge[]): Promise<Circles> {
  const rows = await context.ask<{ actor_key: string; segment: string }>(
    `SELECT toString(actor) AS actor_key, value AS segment FROM people FINAL
    WHERE site = {site:String} AND trait = 'segment' AND value != ''
      AND actor GLOBAL IN (SELECT arrayJoin([source, target]) FROM ${contacts(context, { ranked: true })})`,
    contactParameters,
  );
  const known = new Map(rows.map(({ actor_key, segment }) => [actor_key, segment]));
  const nodeOf = new Map(
    [...peopleOf(edges)].map((actor) => [actor, known.get(actor) ?? noSegment]),
  );
  const sizes = new Map<string, number>();
  for (const segment of nodeOf.values()) sizes.set(segment, (sizes.get(segment) ?? 0) + 1);
  // By name, so that the order tells nothing of what is hidden.
  const keys = [...sizes.keys()].toSorted();
  return {
    parts: keys.map((key) => ({ key, label: segmentLabel(key), value: sizes.get(key) ?? 0 })),
    edges: edgesBetween(edges, nodeOf),
  };
}

/** The contacts between nodes; which of them may be shown is not decided here. */
function edgesBetween(
  edges: readonly NetworkEdge[],
  nodeOf: ReadonlyMap<string, string>,
): AnswerEdge[] {
  const between = new Map<string, Omit<AnswerEdge, 'people'> & { sides: Set<string>[] }>();
  for (const { source, target, contacts: value } of edges) {
    const [from = '', to = ''] = [nodeOf.get(source), nodeOf.get(target)];
    const key = JSON.stringify([from, to]);
    const known = between.get(key) ?? {
      ...{ source: from, target: to, value: 0 },
      sides: [new Set<string>(), new Set<string>()],
    };
    known.value += Number(value);
    known.sides[0]?.add(source);
    known.sides[1]?.add(target);
    between.set(key, known);
  }
  return [...between.values()]
    .map(({ sides, ...edge }) => ({ ...edge, people: Math.min(...sides.map(({ size }) => size)) }))
    .sort(strongestFirst);
}
