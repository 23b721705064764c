import { rankScores } from '../answers/rank-scores.js';
import { rememberByRows } from '../answers/remember-by-rows.js';
import { betweenness } from '../graph/betweenness.js';
import type { Metric } from '../metric.js';
import { placesParameter } from '../parameters/ranking-parameters.js';
import { contactEvents } from '../sql/contacts.js';
import { edgesBeside, readNetwork, type NetworkEdge } from '../sql/read-network.js';

const betweennessOf = rememberByRows((edges: readonly NetworkEdge[]) => betweenness(edges));

/** Who connects people that have no contact with each other. */
export const hubs: Metric = {
  id: 'hubs',
  version: 1,
  label: { en: 'Hubs', fr: 'Passerelles' },
  question: {
    en: 'Who connects people that are not in contact with each other?',
    fr: 'Qui relie des personnes qui ne sont pas en contact entre elles ?',
  },
  definition: {
    en: 'People by betweenness in the network of the window: the share of the shortest paths between two others that lead over them, whatever the direction and number of contacts (0 to 1). Whoever likes or comments on something is in contact with its author, whoever mentions somebody with them. Withdrawn likes, deleted content and contacts with oneself are left out, bots, system, test and suspended accounts too. People who asked not to be ranked belong to the network and are never listed. The value is the number of people in the network. In a very large network only the 50,000 strongest contacts are looked at, and the paths are followed from some of the people, evenly spread; both numbers stand beside. Managers also get the contacts among the people listed.',
    fr: 'Personnes selon leur intermédiarité dans le réseau de la période : la part des plus courts chemins entre deux autres personnes qui passent par elles, quels que soient le sens et le nombre des contacts (de 0 à 1). Qui aime ou commente un contenu est en contact avec son auteur, qui mentionne quelqu’un avec cette personne. Les likes retirés, les contenus supprimés et les contacts avec soi-même sont écartés, ainsi que les robots et les comptes système, de test ou suspendus. Qui a demandé à ne pas être classé fait partie du réseau et ne figure jamais. La valeur est le nombre de personnes du réseau. Dans un très grand réseau, seuls les 50 000 contacts les plus forts sont pris en compte, et les chemins sont suivis depuis une partie des personnes, également réparties ; les deux nombres sont indiqués à côté. Les responsables reçoivent aussi les contacts entre les personnes de la liste.',
  },
  formula: {
    en: 'Σ over pairs of others of the share of their shortest paths that lead over the person ÷ the number of pairs',
    fr: 'Σ sur les paires d’autres personnes de la part de leurs plus courts chemins passant par la personne ÷ le nombre de paires',
  },
  edgeCases: [
    {
      en: 'Two people have nobody between them: all scores are 0.',
      fr: 'Deux personnes n’ont personne entre elles : tous les scores valent 0.',
    },
    {
      en: 'One mention is a way as good as a hundred likes: direction and number do not matter.',
      fr: 'Une mention est un chemin aussi bon que cent likes : ni le sens ni le nombre ne comptent.',
    },
  ],
  unit: 'score',
  higherIsBetter: null,
  shape: 'ranking',
  ranksPeople: true,
  audience: 'viewer',
  emptyReason: 'no_interactions',
  parameters: { places: placesParameter },
  sources: contactEvents,
  measure: async (context) => {
    const network = await readNetwork(context);
    const { edges, people } = network;
    const { scores, pivots } = await betweennessOf(edges);
    return {
      value: people,
      beside: { ...edgesBeside(network), ...(pivots < scores.size && { pivots }) },
      ...(await rankScores(context, scores, edges)),
    };
  },
};
