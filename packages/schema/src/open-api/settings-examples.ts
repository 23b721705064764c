import type { Alert, AlertRule } from '../alerts/alert.js';
import type { Annotation } from '../annotations/annotation.js';
import type { BadgeRule } from '../badges/badge.js';
import type { Digest, DigestSchedule } from '../digest/digest.js';
import type { Objective, ObjectiveSettings } from '../objectives/objective.js';

const changed = '2026-10-01T08:00:00.000Z';
const url = 'https://hooks.example.org/ruche';

const objectiveSettings: ObjectiveSettings = {
  title: 'The community answers',
  group: 'design',
  owner: 'u1',
  frequency: 'monthly',
  start: '2026-10-01',
  due: '2026-12-31',
  keyResults: [{ id: 'rate', metric: 'active_rate', period: 'P28D', baseline: 0.3, target: 0.5 }],
};

const objective: Objective = {
  id: 'q4',
  title: 'The community answers',
  group: 'design',
  owner: 'u1',
  frequency: 'monthly',
  reviewed: null,
  start: '2026-10-01',
  due: '2026-12-31',
  created: changed,
  changed,
  keyResults: [
    {
      id: 'rate',
      metric: {
        id: 'active_rate',
        version: 1,
        label: 'Active-member rate',
        unit: 'ratio',
        higherIsBetter: true,
        question: 'Which share of the members is active?',
      },
      period: 'P28D',
      baseline: 0.3,
      target: 0.5,
      start: '2026-10-01',
      due: '2026-12-31',
      current: 0.4,
      progress: 0.5,
      pace: 0.34,
      status: 'on_track',
      history: [{ at: changed, baseline: 0.3, target: 0.5, due: '2026-12-31' }],
    },
  ],
  progress: 0.5,
  pace: 0.34,
  status: 'on_track',
  review_due: true,
  nextReview: '2026-11-01',
  smart: { complete: true, missing: [], warnings: [] },
  asOf: '2026-11-01T08:30:00.000Z',
};

export const objectives = {
  settings: objectiveSettings,
  one: objective,
  list: { objectives: [objective] },
};

const annotationSettings = {
  title: 'Launch of the question day',
  kind: 'campaign',
  date: '2026-10-12',
  group: 'design',
} as const;

const annotation: Annotation = { id: 'launch', ...annotationSettings, changed };

export const annotations = {
  settings: annotationSettings,
  one: annotation,
  list: { annotations: [annotation] },
};

const badgeSettings = { name: 'Writer', metric: 'posts', threshold: 5, window: 'P28D' } as const;
const badge: BadgeRule = { id: 'writer', ...badgeSettings, changed };

export const badges = { settings: badgeSettings, one: badge, list: { badges: [badge] } };

const ruleSettings = {
  name: 'Nobody writes',
  group: 'design',
  metric: 'posts',
  when: 'silent',
  days: 5,
  interval: 'day',
} as const;

const rule: AlertRule = { id: 'quiet', ...ruleSettings, webhook: { url }, changed };

export const alertRules = {
  settings: { ...ruleSettings, webhook: { url } },
  one: rule,
  list: { rules: [rule] },
};

export const alerts: { alerts: Alert[] } = {
  alerts: [
    {
      id: 'quiet.2026-10-20',
      rule: { id: 'quiet', name: 'Nobody writes' },
      group: 'design',
      metric: { id: 'posts', label: 'Posts created', unit: 'count' },
      when: 'silent',
      bucket: '2026-10-20T00:00:00+02:00',
      value: 0,
      days: 5,
      at: '2026-10-20T22:15:00.000Z',
      delivery: { state: 'delivered', attempts: 1 },
    },
  ],
};

const scheduleSettings = {
  group: 'design',
  every: 'month',
  locale: 'fr',
  webhook: { url },
} as const;
const schedule: DigestSchedule = { id: 'monthly', ...scheduleSettings, changed };

export const digestSchedules = {
  settings: scheduleSettings,
  one: schedule,
  list: { schedules: [schedule] },
};

export const digest: Digest = {
  title: 'Design, 1–31 October 2026',
  locale: 'en',
  group: 'design',
  window: { from: '2026-10-01', to: '2026-11-01', timezone: 'Europe/Paris' },
  sections: [
    { heading: 'Content', sentences: ['Members created 128 posts, 31 more than before (+32%).'] },
  ],
  markdown: '# Design, 1–31 October 2026\n\n## Content\n\nMembers created 128 posts …\n',
  html: '<h1>Design, 1–31 October 2026</h1>…',
  text: 'Design, 1–31 October 2026\n…',
};
