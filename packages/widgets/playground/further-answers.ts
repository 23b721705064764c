import type { Answer, Point, Row, Unit } from '@ruche/client';
import type { Language } from './answers.js';

type Told = Record<Language, string>;

/** Members by status. */
export function statusAnswer(language: Language = 'en'): Answer {
  const labels: Record<Language, string[]> = {
    en: ['New, active', 'New, silent', 'Active', 'Inactive', 'Dormant'],
    fr: ['Nouveaux, actifs', 'Nouveaux, silencieux', 'Actifs', 'Inactifs', 'Dormants'],
  };
  const keys = ['new_active', 'new_silent', 'active', 'inactive', 'dormant'];
  const sizes = [14, 6, 121, 43, 30];
  return base('member_status', { en: 'Members by status', fr: 'Membres par statut' }, language, {
    value: 214,
    parts: sizes.map((value, i) => ({
      key: keys[i] ?? '',
      label: labels[language][i] ?? '',
      value,
      share: value / 214,
    })),
  });
}

/** Who comes, stays, comes back and goes, by week. */
export function lifecycleAnswer(language: Language = 'en', count = 26): Answer {
  const series = Array.from({ length: count }, (_, i): Point => {
    const parts = {
      new: 6 + Math.round(4 * Math.sin(i / 2.3) + (i % 3)),
      returning: 80 + Math.round(14 * Math.sin(i / 5) + i),
      resurrecting: 8 + Math.round(5 * Math.cos(i / 1.7)),
      dormant: -(13 + Math.round(8 * Math.sin(i * 1.3))),
    };
    const value = parts.new + parts.returning + parts.resurrecting;
    return { start: weekOf(i), value, partial: i === count - 1, parts };
  });
  const beside: Record<string, number> = {};
  for (const { parts } of series) {
    for (const [key, size] of Object.entries(parts ?? {})) {
      beside[key] = (beside[key] ?? 0) + (size ?? 0);
    }
  }
  const label = { en: 'Lifecycle', fr: 'Cycle de vie' };
  return base('lifecycle', label, language, { value: 31, series, beside }, 'people', 'week');
}

/** A cohort matrix of six months; the fourth cohort is of nobody. */
export function retentionAnswer(language: Language = 'en', count = 6): Answer {
  const series = Array.from({ length: count }, (_, i): Point => {
    const size = i === 3 ? 0 : 12 + ((i * 7) % 9);
    const parts: Record<string, number | null> = { size };
    for (let step = 0; step < count; step++) {
      const isOpen = i + step >= count;
      parts[step] = isOpen || size === 0 ? null : Math.round(size * 0.9 * 0.82 ** step) / size;
    }
    const start = `2026-${String(5 + i).padStart(2, '0')}-01T00:00:00+02:00`;
    return { start, value: parts[1] ?? null, partial: false, parts };
  });
  const over = { value: 0.74, numerator: 49, denominator: 66, series };
  const label = { en: 'Cohort retention', fr: 'Rétention par cohorte' };
  return base('retention', label, language, over, 'ratio', 'month');
}

/** The hours of a week. */
export function rhythmAnswer(language: Language = 'en'): Answer {
  const days: Record<Language, string[]> = {
    en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    fr: ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'],
  };
  const parts = Array.from({ length: 168 }, (_, i) => {
    const [day, hour] = [Math.floor(i / 24), i % 24];
    const work = Math.exp(-((hour - 10) ** 2) / 7) + 0.8 * Math.exp(-((hour - 15) ** 2) / 9);
    return {
      key: `${day + 1}-${String(hour).padStart(2, '0')}`,
      label: `${days[language][day] ?? ''} ${hour}:00`,
      value: Math.round((day > 4 ? 9 : 62 - day * 4) * work),
    };
  });
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  return base('rhythm', { en: 'Rhythm', fr: 'Rythme' }, language, { value, parts });
}

/** Members who could carry the community. */
export function ambassadorsAnswer(language: Language = 'en', count = 5): Answer {
  const names = ['Amélie Durand', 'Bao Nguyen', 'Chiara Rossi', 'محمد عبد الله', null];
  const rows = Array.from({ length: count }, (_, i): Row => {
    const [posts, interactions, people_reached, active_weeks] = [
      98 - i * 9,
      92,
      88 - i * 4,
      100 - i,
    ];
    return {
      rank: i + 1,
      id: `u${i + 1}`,
      name: names[i % names.length] ?? null,
      url: i % 2 ? null : `#member-${i + 1}`,
      value: Math.round((posts + interactions + people_reached + active_weeks) / 4),
      parts: {
        posts,
        interactions,
        people_reached,
        active_weeks,
        posts_count: 31 - i * 5,
        interactions_count: 140 - i * 20,
        people_reached_count: 44 - i * 3,
        active_weeks_count: 26 - i,
      },
    };
  });
  const label = { en: 'Ambassadors', fr: 'Ambassadeurs' };
  return base(
    'ambassadors',
    label,
    language,
    { value: 73, rows, beside: { members: 190 } },
    'rank',
  );
}

/** Groups beside each other; the last is too small to show. */
export function compareAnswer(language: Language = 'en'): Answer {
  const groups: [string, number, number][] = [
    ['Design', 214, 0.61],
    ['Field engineers, northern region', 48, 0.33],
    ['Sales', 130, 0.52],
    ['Support', 22, 0.64],
    ['Research', 12, 0.42],
    ['Finance', 61, 0.49],
  ];
  const parts = groups.map(([label, people, value]) => {
    const error = 1.96 * Math.sqrt((value * (1 - value)) / people);
    const confidence95: [number, number] = [Math.max(0, value - error), Math.min(1, value + error)];
    return { key: label.toLowerCase(), label, value, people, confidence95 };
  });
  const small = { key: 'board', label: 'Board', value: null, suppressed: true };
  const label = { en: 'Groups compared', fr: 'Comparaison de groupes' };
  const over = { value: 0.533, parts: [...parts, small] };
  return base('group_comparison', label, language, over, 'ratio');
}

/** An answer with what all have. */
export function base(
  id: string,
  label: Told,
  language: Language,
  over: Partial<Answer>,
  unit: Unit = 'count',
  interval: 'day' | 'week' | 'month' = 'day',
): Answer {
  return {
    metric: { id, version: 1, label: label[language], unit, higherIsBetter: null, question: '' },
    group: 'design',
    window: { from: '2026-05-01', to: '2026-11-01', timezone: 'Europe/Paris', interval },
    value: null,
    excluded: ['bot', 'system', 'suspended'],
    asOf: '2026-11-01T08:30:00Z',
    ...over,
  };
}

function weekOf(i: number): string {
  const date = new Date(Date.UTC(2026, 4, 4 + i * 7));
  return `${date.toISOString().slice(0, 10)}T00:00:00+02:00`;
}

/** Circles of people and the contacts between them. */
export function networkAnswer(language: Language = 'en', count = 6): Answer {
  const name: Told = { en: 'Community', fr: 'Communauté' };
  const rest: Told = { en: 'Small communities', fr: 'Petites communautés' };
  const sizes = Array.from({ length: count }, (_, i) =>
    Math.max(6, Math.round(64 / (i + 1) ** 0.8)),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const keys = sizes.map((_, i) => (i === count - 1 ? 'others' : `c${i + 1}`));
  const edges = keys.flatMap((source, i) =>
    keys.flatMap((target, j) => {
      const value =
        i === j
          ? (sizes[i] ?? 0) * 6
          : Math.round((900 / (i + j + 2) ** 2) * (1 + ((i * 7 + j * 3) % 5) / 4));
      return Math.abs(i - j) > 3 ? [] : [{ source, target, value, people: 6 }];
    }),
  );
  const parts = sizes.map((value, i) => ({
    key: keys[i] ?? '',
    label: keys[i] === 'others' ? rest[language] : `${name[language]} ${i + 1}`,
    value,
    share: value / total,
  }));
  const beside = { edges: 412, communities: 9, modularity: 0.41 };
  const label = { en: 'Network', fr: 'Réseau' };
  return base('network', label, language, { value: total, parts, edges, beside }, 'people');
}

/** All of these, for a stage. */
export function furtherAnswers(language: Language = 'en'): Answer[] {
  return [
    statusAnswer(language),
    lifecycleAnswer(language),
    retentionAnswer(language),
    rhythmAnswer(language),
    networkAnswer(language),
    compareAnswer(language),
    ambassadorsAnswer(language),
  ];
}
