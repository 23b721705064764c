import type { Answer, Point, Row, Unit } from '@ruche/client';
import { module, told } from './told.js';
import type { Language } from './told.js';

export type { Language } from './told.js';

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
