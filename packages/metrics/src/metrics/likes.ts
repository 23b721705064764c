import type { Metric } from '../metric.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { readCounts } from '../sql/read-counts.js';
import { readLikes } from '../sql/read-likes.js';

/** Standing likes. */
export const likes: Metric = {
  id: 'likes',
  version: 1,
  label: { en: 'Likes', fr: 'Likes' },
  question: {
    en: 'How often did members show that they liked something?',
    fr: 'Combien de fois les membres ont-ils aimé un contenu ?',
  },
  definition: {
    en: 'Likes and reactions on posts and comments that still stand, by the date on which they were last given: one for each person and content, however often it was withdrawn and given again. Likes of one’s own content, of deleted content, and by bots, system, test and suspended accounts are left out.',
    fr: 'Likes et réactions sur les publications et commentaires, toujours valables, à la date où ils ont été donnés en dernier : un par personne et par contenu, même retiré puis redonné. Les likes sur ses propres contenus, sur des contenus supprimés, et ceux des robots et des comptes système, de test ou suspendus sont écartés.',
  },
  formula: {
    en: 'number of pairs (person, content) whose last word is a like, by the instant of that like',
    fr: 'nombre de couples (personne, contenu) dont le dernier mot est un like, à l’instant de ce like',
  },
  edgeCases: [
    {
      en: 'Like, withdrawal, like again is one like, in the bucket of the last.',
      fr: 'Like, retrait, nouveau like font un like, dans l’intervalle du dernier.',
    },
    {
      en: 'A like withdrawn after the window closed does not count in it any more.',
      fr: 'Un like retiré après la fin de la période n’y compte plus.',
    },
    {
      en: 'Of a like and its withdrawal at the same instant the withdrawal is the last.',
      fr: 'D’un like et de son retrait au même instant, le retrait est le dernier mot.',
    },
  ],
  unit: 'count',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  emptyReason: 'no_likes',
  parameters: { by: segmentParameter },
  sources: ['Post Liked', 'Post Unliked', 'Comment Liked', 'Comment Unliked'],
  measure: async (context) => {
    const rows = await readLikes(context);
    return readCounts(context, rows);
  },
};
