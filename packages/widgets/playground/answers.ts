import type { Answer, Point, Row, Unit } from '@ruche/client';

/** A language of the canned answers: labels come from the collector in real life. */
export type Language = 'en' | 'fr';

interface Told {
  id: string;
  label: Record<Language, string>;
  question: Record<Language, string>;
  definition: Record<Language, string>;
  unit: Unit;
  higherIsBetter: boolean | null;
}

const told: Record<string, Told> = {
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

function module(id: string, en: string, fr: string): Told {
  const empty = { en: '', fr: '' };
  const label = { en, fr };
  return { id, label, question: label, definition: empty, unit: 'count', higherIsBetter: true };
}

const window = {
  from: '2026-10-01',
  to: '2026-11-01',
  timezone: 'Europe/Paris',
  interval: 'day',
} as const;

const excluded = ['bot', 'system', 'suspended'];

/** A series answer with a plausible course; `scale` sets its size. */
export function seriesAnswer(
  id: string,
  language: Language = 'en',
  options: { scale?: number; days?: number; partial?: boolean; over?: Partial<Answer> } = {},
): Answer {
  const { scale = 9, days = 31, partial = false, over = {} } = options;
  const told_ = told[id] ?? module(id, id, id);
  const isShare = told_.unit === 'ratio';
  const isStock = told_.unit === 'people';
  const series = Array.from({ length: days }, (_, i): Point => {
    const wave = 0.62 + 0.3 * Math.sin(i / 1.11) * Math.cos(i / 4.3) + (i / days) * 0.34;
    const noise = ((Math.sin(i * 12.9898 + id.length * 78.233) * 43758.5453) % 1) * 0.28;
    const raw = isStock ? scale * (0.94 + (i / days) * 0.06) : scale * Math.max(0.05, wave + noise);
    const before = isStock ? raw * 0.93 : scale * Math.max(0.05, 0.6 + 0.25 * Math.cos(i / 2.1));
    const round = (value: number): number =>
      isShare ? Math.min(1, Math.round(value * 1000) / 1000) : Math.round(value);
    const date = new Date(Date.UTC(2026, 9, 1 + i));
    return {
      start: `${date.toISOString().slice(0, 10)}T00:00:00+02:00`,
      value: round(raw),
      previous: round(before),
      partial: partial && i === days - 1,
    };
  });
  const fold = (pick: (point: Point) => number | null | undefined): number => {
    const values = series.map((point) => pick(point) ?? 0);
    const sum = values.reduce((total, value) => total + value, 0);
    if (isStock) return values.at(-1) ?? 0;
    return isShare || told_.unit === 'seconds' ? sum / values.length : sum;
  };
  const [value, previous] = [fold((point) => point.value), fold((point) => point.previous)];
  return {
    metric: {
      id,
      version: 1,
      label: told_.label[language],
      unit: told_.unit,
      higherIsBetter: told_.higherIsBetter,
      question: told_.question[language],
      definition: told_.definition[language],
    },
    group: 'design',
    window,
    value,
    previous: { value: previous, window: { from: '2026-08-31', to: '2026-10-01' } },
    change: {
      absolute: value - previous,
      relative: previous ? (value - previous) / previous : null,
    },
    series,
    membership: 'roster',
    excluded,
    asOf: '2026-11-01T08:30:00Z',
    ...over,
  };
}

const people = [
  'Amélie Durand', 'Bao Nguyen', 'Chiara Rossi', 'David Okafor', 'Élodie Martin',
  'Fatima Zahra', 'Grégoire Petit', 'Hiro Tanaka', 'Inès Lopez', 'Jonas Weber',
]; // prettier-ignore

/** Members in rank order; `withParts` gives each row its likes and comments. */
export function rankingAnswer(
  id: string,
  language: Language = 'en',
  count = 10,
  withParts = true,
): Answer {
  const label =
    id === 'top_authors'
      ? { en: 'Top authors', fr: 'Top des membres par publications' }
      : { en: 'Top contributors', fr: 'Top des membres par interactions' };
  const rows = Array.from({ length: count }, (_, i): Row => {
    const value = Math.max(1, Math.round(38 / (1 + i * 0.45)));
    const likes = Math.round(value * 0.6);
    return {
      rank: i === 2 ? 2 : i + 1,
      id: `u${i + 1}`,
      name: people[i % people.length] ?? null,
      avatar: null,
      url: i % 3 === 2 ? null : `#member-${i + 1}`,
      value: i === 2 ? Math.round(38 / 1.45) : value,
      ...(withParts ? { parts: { likes, comments: value - likes } } : {}),
    };
  });
  return base(id, label[language], 'rank', { rows });
}

const titles: Record<Language, string[]> = {
  en: [
    'How we halved the time of our onboarding, and what we would do otherwise',
    'Design review on Thursday',
    'The new component library is out: what changes for your team, page by page, and when',
    'Photos of the summer party',
    'Question about colour contrast in charts',
  ],
  fr: [
    'Comment nous avons divisé par deux le temps d’accueil, et ce que nous ferions autrement',
    'Revue de design jeudi',
    'La nouvelle bibliothèque de composants est là : ce qui change pour votre équipe, page par page',
    'Photos de la fête d’été',
    'Une question sur le contraste des couleurs dans les graphiques',
  ],
};

/** Posts in rank order. */
export function topPostsAnswer(language: Language = 'en', count = 5): Answer {
  const label = { en: 'Most liked posts', fr: 'Publications les plus likées' };
  const rows = Array.from({ length: count }, (_, i): Row => {
    const likes = Math.round(42 / (1 + i * 0.5));
    return {
      rank: i + 1,
      id: `p${i + 1}`,
      name: titles[language][i % 5] ?? null,
      url: i === 3 ? null : `#post-${i + 1}`,
      value: likes,
      parts: { likes, comments: 17 - 3 * i, views: 318 - 41 * i },
      author: { id: `u${i + 1}`, name: people[i] ?? null },
      published: `2026-10-${String(4 + i * 5).padStart(2, '0')}T09:12:00+02:00`,
    };
  });
  return base('top_posts', label[language], 'rank', { rows });
}

/** The device partition. */
export function devicesAnswer(language: Language = 'en'): Answer {
  const label = { en: 'Device mix', fr: 'Type d’appareil' };
  const parts = {
    en: ['Computer only', 'Mobile only', 'Both', 'Unknown'],
    fr: ['Ordinateur seulement', 'Mobile seulement', 'Les deux', 'Inconnu'],
  };
  const sizes = [61, 24, 37, 5];
  const keys = ['desktop', 'mobile', 'both', 'unknown'];
  return base('devices', label[language], 'share', {
    value: 127,
    parts: sizes.map((value, i) => ({
      key: keys[i] ?? '',
      label: parts[language][i] ?? '',
      value,
      share: value / 127,
    })),
  });
}

/** The modules of a group; the last is not enabled. */
export function usageAnswers(language: Language = 'en'): Answer[] {
  const scales = { messages: 46, files: 3, events: 0.9, projects: 0.4 };
  return [
    ...Object.entries(scales).map(([id, scale]) => seriesAnswer(id, language, { scale })),
    seriesAnswer('tasks', language, { over: { value: null, series: [], reason: 'not_enabled' } }),
  ];
}

/** Everything that the page of a group shows. */
export function pageAnswers(language: Language = 'en', partial = false): Answer[] {
  return [
    seriesAnswer('active_rate', language, { scale: 0.58, partial }),
    seriesAnswer('members', language, { scale: 214, partial }),
    seriesAnswer('posts', language, { scale: 5, partial }),
    seriesAnswer('likes', language, { scale: 31, partial }),
    seriesAnswer('comments', language, { scale: 14, partial }),
    seriesAnswer('time_spent', language, { scale: 2900, partial }),
    topPostsAnswer(language),
    rankingAnswer('top_authors', language, 5, false),
    rankingAnswer('top_contributors', language, 5),
    devicesAnswer(language),
    ...usageAnswers(language),
  ];
}

function base(id: string, label: string, unit: Unit, over: Partial<Answer>): Answer {
  const metric = { id, version: 1, label, unit, higherIsBetter: null, question: '' };
  return {
    metric,
    group: 'design',
    window,
    value: null,
    excluded,
    asOf: '2026-11-01T08:30:00Z',
    ...over,
  };
}
