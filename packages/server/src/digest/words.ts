import type { Locale } from '@ruche/metrics';
import type { Interval } from '@ruche/schema';

/** A noun by the plural category that a number takes. */
export type Noun = Readonly<Record<'one' | 'other', string>>;

/** How the figure of one metric is said. */
export interface CountWords {
  readonly noun: Noun;
  /** The sentence around a number with its noun, without its full stop. */
  readonly say: (counted: string) => string;
  /** The sentence where there is nothing. */
  readonly none: string;
}

const en = (verb: string, one: string, other = `${one}s`): CountWords => ({
  noun: { one, other },
  say: (counted) => `Members ${verb} ${counted}`,
  none: `Members ${verb} no ${other}`,
});

const fr = (verb: string, one: string, no: 'aucun' | 'aucune', other = `${one}s`): CountWords => ({
  noun: { one, other },
  say: (counted) => `Les membres ont ${verb} ${counted}`,
  none: `Les membres n’ont ${verb} ${no} ${one}`,
});

/** Metrics that count what members did. */
export const countWords: Readonly<Record<string, Readonly<Record<Locale, CountWords>>>> = {
  posts: { en: en('created', 'post'), fr: fr('créé', 'publication', 'aucune') },
  comments: { en: en('wrote', 'comment'), fr: fr('écrit', 'commentaire', 'aucun') },
  likes: { en: en('gave', 'like'), fr: fr('donné', 'like', 'aucun') },
  shares: { en: en('shared posts on', 'occasion'), fr: fr('fait', 'partage', 'aucun') },
  messages: { en: en('sent', 'chat message'), fr: fr('envoyé', 'message', 'aucun') },
  files: { en: en('added', 'file'), fr: fr('ajouté', 'fichier', 'aucun') },
  events: { en: en('held', 'event'), fr: fr('organisé', 'événement', 'aucun') },
  projects: { en: en('started', 'project'), fr: fr('lancé', 'projet', 'aucun') },
  tasks: { en: en('created', 'task'), fr: fr('créé', 'tâche', 'aucune') },
  active_members: {
    en: {
      noun: { one: 'person was active', other: 'people were active' },
      say: (counted) => counted,
      none: 'Nobody was active',
    },
    fr: {
      noun: { one: 'personne a été active', other: 'personnes ont été actives' },
      say: (counted) => counted,
      none: 'Personne n’a été actif',
    },
  },
};

/** What is the same for every metric. */
export interface Words {
  readonly community: string;
  readonly headings: Readonly<Record<'people' | 'content' | 'applications' | 'best', string>>;
  readonly more: (amount: string, relative: string) => string;
  readonly fewer: (amount: string, relative: string) => string;
  readonly same: string;
  readonly against: (before: string, daily: string) => string;
  readonly perDay: (own: string, before: string) => string;
  readonly rate: (label: string, value: string, interval: Interval) => string;
  readonly point: Noun;
  readonly higher: (points: string) => string;
  readonly lower: (points: string) => string;
  readonly sameRate: string;
  readonly interval: (low: string, high: string) => string;
  readonly trends: Readonly<Record<'rising' | 'falling' | 'unclear', string>>;
  readonly member: Noun;
  readonly has: (members: string) => string;
  readonly noMember: string;
  readonly arrival: Noun;
  readonly departure: Noun;
  readonly after: (moves: string) => string;
  readonly authors: (names: string, count: number) => string;
  readonly like: Noun;
  readonly nothing: string;
}

/** See {@link Words}. */
export const words: Readonly<Record<Locale, Words>> = {
  en: {
    community: 'Community',
    headings: {
      people: 'People',
      content: 'Content',
      applications: 'Applications',
      best: 'Most liked posts',
    },
    more: (amount, relative) => `, ${amount} more than in the period before${relative}`,
    fewer: (amount, relative) => `, ${amount} fewer than in the period before${relative}`,
    same: ', as many as in the period before',
    against: (before, daily) => `, against ${before} in the period before${daily}`,
    perDay: (own, before) => ` (${own} a day, against ${before})`,
    rate: (label, value, interval) => `${label} by ${interval}: ${value}`,
    point: { one: 'point', other: 'points' },
    higher: (points) => `, ${points} higher than in the period before`,
    lower: (points) => `, ${points} lower than in the period before`,
    sameRate: ', the same as in the period before',
    interval: (low, high) => ` (95% interval: ${low} to ${high})`,
    trends: {
      rising: 'The trend is rising.',
      falling: 'The trend is falling.',
      unclear: 'There is no clear trend.',
    },
    member: { one: 'member', other: 'members' },
    has: (members) => `There are ${members}`,
    noMember: 'There are no members',
    arrival: { one: 'arrival', other: 'arrivals' },
    departure: { one: 'departure', other: 'departures' },
    after: (moves) => `, after ${moves}`,
    authors: (names, count) => `Most posts were by ${names}${count > 1 ? ', in this order' : ''}`,
    like: { one: 'like', other: 'likes' },
    nothing: 'There is nothing to report.',
  },
  fr: {
    community: 'Communauté',
    headings: {
      people: 'Membres',
      content: 'Contenus',
      applications: 'Applications',
      best: 'Publications les plus likées',
    },
    more: (amount, relative) => `, soit ${amount} de plus que sur la période précédente${relative}`,
    fewer: (amount, relative) =>
      `, soit ${amount} de moins que sur la période précédente${relative}`,
    same: ', autant que sur la période précédente',
    against: (before, daily) => `, contre ${before} sur la période précédente${daily}`,
    perDay: (own, before) => ` (${own} par jour, contre ${before})`,
    rate: (label, value, interval) =>
      `${label} par ${{ day: 'jour', week: 'semaine', month: 'mois' }[interval]} : ${value}`,
    point: { one: 'point', other: 'points' },
    higher: (points) => `, soit ${points} de plus que sur la période précédente`,
    lower: (points) => `, soit ${points} de moins que sur la période précédente`,
    sameRate: ', comme sur la période précédente',
    interval: (low, high) => ` (intervalle à 95 % : de ${low} à ${high})`,
    trends: {
      rising: 'La tendance est à la hausse.',
      falling: 'La tendance est à la baisse.',
      unclear: 'Aucune tendance claire.',
    },
    member: { one: 'membre', other: 'membres' },
    has: (members) => `On compte ${members}`,
    noMember: 'On ne compte aucun membre',
    arrival: { one: 'arrivée', other: 'arrivées' },
    departure: { one: 'départ', other: 'départs' },
    after: (moves) => `, après ${moves}`,
    authors: (names, count) =>
      `Le plus de publications : ${names}${count > 1 ? ', dans cet ordre' : ''}`,
    like: { one: 'like', other: 'likes' },
    nothing: 'Rien à signaler.',
  },
};
