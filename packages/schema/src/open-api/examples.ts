import type { Answer } from '../answers/answer.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { GroupList, GroupSettings } from '../groups/group.js';
import type { Roster, RosterResult } from '../groups/roster.js';
import type { BatchResult, Message } from '../messages/message.js';
import type { MessageType } from '../messages/message-types.js';
import type { QueryRequest } from '../queries/question.js';

const common = {
  messageId: '0b5e7a52-9f5c-4f0e-9a57-3f1c8f2f6a10',
  userId: 'u1',
  timestamp: '2026-10-05T09:30:00.000Z',
};

/** One message of each type. */
export const messages: Record<MessageType, Message> = {
  track: {
    type: 'track',
    event: 'Post Liked',
    properties: { post_id: 'p1', author_id: 'u2' },
    context: { groupId: 'design' },
    ...common,
  },
  identify: { type: 'identify', traits: { name: 'Ann', segment: 'office' }, ...common },
  group: { type: 'group', groupId: 'design', traits: { name: 'Design' }, ...common },
  page: { type: 'page', name: 'Home', properties: { path: '/' }, ...common },
  screen: { type: 'screen', name: 'Home', ...common },
  alias: { type: 'alias', previousId: 'a-77', ...common },
};

export const batch = {
  writeKey: 'wk_…',
  sentAt: '2026-10-05T09:30:01.000Z',
  batch: [messages.track, messages.page],
};

export const batchAccepted: BatchResult = { success: true, accepted: 2, rejected: [] };

export const batchPartly: BatchResult = {
  success: true,
  accepted: 1,
  rejected: [
    {
      index: 1,
      messageId: 'm2',
      code: 'invalid_field',
      path: 'properties.post_id',
      message: 'A Post Liked needs a post_id.',
    },
  ],
};

const posts = {
  id: 'posts',
  version: 1,
  label: 'Posts created',
  unit: 'count',
  higherIsBetter: true,
  question: 'How much content did members create?',
} as const;

export const answer: Answer = {
  metric: posts,
  group: 'design',
  window: { from: '2026-10-01', to: '2026-11-01', timezone: 'Europe/Paris', interval: 'day' },
  value: 128,
  numerator: null,
  denominator: null,
  previous: { value: 97, window: { from: '2026-08-31', to: '2026-10-01' } },
  change: { absolute: 31, relative: 0.3196 },
  series: [{ start: '2026-10-01T00:00:00+02:00', value: 4, previous: 3, partial: false }],
  membership: 'roster',
  excluded: ['bot', 'system', 'suspended'],
  k: 5,
  asOf: '2026-11-01T08:30:00Z',
};

export const catalogue: Catalogue = {
  metrics: [
    {
      ...posts,
      labels: { en: 'Posts created', fr: 'Publications créées' },
      definition: 'Posts created in the window and not deleted since.',
      shape: 'series',
      audience: 'member',
      module: null,
      parameters: [],
      sources: ['Post Created', 'Post Deleted'],
    },
  ],
};

export const question: QueryRequest = {
  queries: [
    { metric: 'posts', group: 'design', period: 'P1M', compare: 'previous' },
    { metric: 'top_authors', group: 'design', period: 'P1M', limit: 5 },
  ],
};

export const groups: GroupList = {
  groups: [
    {
      id: 'design',
      name: 'Design',
      url: '/groups/design',
      modules: ['chat', 'files'],
      timezone: 'Europe/Paris',
      created: '2024-03-01',
    },
  ],
};

export const groupSettings: GroupSettings = {
  name: 'Design',
  url: '/groups/design',
  modules: ['chat', 'files'],
  timezone: 'Europe/Paris',
  created: '2024-03-01',
};

export const roster: Roster = {
  members: ['u1', { userId: 'u2', joined: '2026-01-05', traits: { name: 'Ben' } }],
};

export const rosterResult: RosterResult = { group: 'design', members: 2, joined: 1, left: 0 };
