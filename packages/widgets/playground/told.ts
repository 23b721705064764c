import type { Unit } from '@ruche/client';

/** A language of the canned answers: labels come from the collector in real life. */
export type Language = 'en' | 'fr';

/** What a metric says of itself. */
export interface Told {
  id: string;
  label: Record<Language, string>;
  question: Record<Language, string>;
  definition: Record<Language, string>;
  unit: Unit;
  higherIsBetter: boolean | null;
}

/** The metrics of the canned answers. */
export const told: Record<string, Told> = {
  active_rate: {
    id: 'active_rate',
    label: { en: 'Active-member rate', fr: 'Taux d’utilisateurs actifs' },
    question: {
      en: 'What share of the members is active?',
      fr: 'Quelle part des membres est active ?',
    },
    definition: {
      en: 'Distinct eligible members with at least one visit ÷ eligible members, per day; the period’s figure weighs its days by their members.',
      fr: 'Membres distincts avec au moins une visite ÷ membres, par jour ; le chiffre de la période pondère ses jours par leurs membres.',
    },
    unit: 'ratio',
    higherIsBetter: true,
  },
  members: {
    id: 'members',
    label: { en: 'Members', fr: 'Nombre de membres' },
    question: { en: 'How large is the group?', fr: 'De quelle taille est le groupe ?' },
    definition: {
      en: 'Members at the end of each day, with those who joined and left.',
      fr: 'Membres à la fin de chaque jour, avec les arrivées et les départs.',
    },
    unit: 'people',
    higherIsBetter: true,
  },
  posts: {
    id: 'posts',
    label: { en: 'Posts created', fr: 'Publications créées' },
    question: {
      en: 'How much content did members create?',
      fr: 'Combien de contenus les membres ont-ils créés ?',
    },
    definition: {
      en: 'Posts created in the period and not deleted since. Those of bots, system, test and suspended accounts are left out; edits do not count.',
      fr: 'Publications créées sur la période et non supprimées depuis. Celles des robots et des comptes système, de test ou suspendus sont écartées ; les modifications ne comptent pas.',
    },
    unit: 'count',
    higherIsBetter: true,
  },
  likes: {
    id: 'likes',
    label: { en: 'Likes', fr: 'Likes' },
    question: { en: 'How much was liked?', fr: 'Combien de likes ont été donnés ?' },
    definition: {
      en: 'Standing likes and reactions on posts and comments, by the date given.',
      fr: 'Likes et réactions en vigueur sur publications et commentaires, à la date où ils ont été donnés.',
    },
    unit: 'count',
    higherIsBetter: true,
  },
  comments: {
    id: 'comments',
    label: { en: 'Comments', fr: 'Commentaires' },
    question: { en: 'How much did members answer?', fr: 'Combien les membres ont-ils répondu ?' },
    definition: {
      en: 'Comments written in the period, nested replies included, not deleted.',
      fr: 'Commentaires écrits sur la période, réponses comprises, non supprimés.',
    },
    unit: 'count',
    higherIsBetter: true,
  },
  time_spent: {
    id: 'time_spent',
    label: { en: 'Time on the platform', fr: 'Temps passé' },
    question: {
      en: 'How much time do members spend on the platform?',
      fr: 'Combien de temps les membres passent-ils sur la plateforme ?',
    },
    definition: {
      en: 'The median over active members of the time in which the page was visible and they were active; the total of everybody beside it.',
      fr: 'La médiane, parmi les membres actifs, du temps où la page était visible et où ils étaient actifs ; le total de tous à côté.',
    },
    unit: 'seconds',
    higherIsBetter: null,
  },
  silence: {
    id: 'silence',
    label: { en: 'Days of silence', fr: 'Jours sans publication' },
    question: { en: 'For how long has nobody posted?', fr: 'Depuis quand personne ne publie ?' },
    definition: {
      en: 'Complete days since the last post by a person.',
      fr: 'Jours complets depuis la dernière publication d’une personne.',
    },
    unit: 'days',
    higherIsBetter: false,
  },
  messages: module('messages', 'Chat messages', 'Messages de tchat'),
  files: module('files', 'New files', 'Nouveaux fichiers'),
  events: module('events', 'Events held', 'Événements organisés'),
  projects: module('projects', 'Projects created', 'Projets créés'),
  tasks: module('tasks', 'Tasks created', 'Tâches créées'),
};

/** A metric that counts what a module does. */
export function module(id: string, en: string, fr: string): Told {
  const empty = { en: '', fr: '' };
  const label = { en, fr };
  return { id, label, question: label, definition: empty, unit: 'count', higherIsBetter: true };
}
