import { rankScores } from '../answers/rank-scores.js';
import { rememberByRows } from '../answers/remember-by-rows.js';
import { pageRank } from '../graph/page-rank.js';
import type { Metric } from '../metric.js';
import { placesParameter } from '../parameters/ranking-parameters.js';
import { contactEvents } from '../sql/contacts.js';
import { edgesBeside, readNetwork, type NetworkEdge } from '../sql/read-network.js';

const pageRankOf = rememberByRows((edges: readonly NetworkEdge[]) => pageRank(edges));

/** Whose contributions others turn to. */
export const influencers: Metric = {
  id: 'influencers',
  version: 1,
  label: { en: 'Influencers', fr: 'Influenceurs' },
  question: {
    en: 'Whose contributions do others turn to?',
    fr: 'Vers les contributions de qui les autres se tournent-ils ?',
  },
  definition: {
    en: 'People by weighted PageRank (damping 0.85; what somebody without contacts would pass on is spread evenly; all scores sum to 1) in the network of the window: whoever likes or comments on something turns to its author, whoever mentions somebody turns to them. A contact loses 10 % with every complete month up to the end of the window. Withdrawn likes, deleted content and contacts with oneself are left out, bots, system, test and suspended accounts too. People who asked not to be ranked belong to the network and are never listed. The value is the number of people in the network; the scores stand in the rows. In a very large network only the 50,000 strongest contacts are looked at, and their number stands beside. Managers also get the contacts among the people listed.',
    fr: 'Personnes selon le PageRank pondéré (amortissement 0,85 ; ce que ne transmet pas une personne sans contact est réparti également ; la somme des scores vaut 1) dans le réseau de la période : qui aime ou commente un contenu se tourne vers son auteur, qui mentionne quelqu’un se tourne vers cette personne. Un contact perd 10 % par mois complet jusqu’à la fin de la période. Les likes retirés, les contenus supprimés et les contacts avec soi-même sont écartés, ainsi que les robots et les comptes système, de test ou suspendus. Qui a demandé à ne pas être classé fait partie du réseau et ne figure jamais. La valeur est le nombre de personnes du réseau ; les scores figurent dans les lignes. Dans un très grand réseau, seuls les 50 000 contacts les plus forts sont pris en compte, et leur nombre est indiqué à côté. Les responsables reçoivent aussi les contacts entre les personnes de la liste.',
  },
  formula: {
    en: 'PageRank: 0.15 ÷ people + 0.85 × Σ over those who turn to somebody of their score × the share of their contacts that goes there',
    fr: 'PageRank : 0,15 ÷ personnes + 0,85 × Σ sur ceux qui se tournent vers quelqu’un de leur score × la part de leurs contacts qui y va',
  },
  edgeCases: [
    {
      en: 'A contact of exactly one month loses 10 %, one of a day less nothing.',
      fr: 'Un contact d’exactement un mois perd 10 %, d’un jour de moins rien.',
    },
    {
      en: 'No contacts: no value (no_interactions).',
      fr: 'Sans contact : pas de valeur (no_interactions).',
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
    return {
      value: people,
      beside: edgesBeside(network),
      ...(await rankScores(context, pageRankOf(edges), edges)),
    };
  },
};
