import { expect, test } from 'vitest';
import {
  answerSchema,
  batchResultSchema,
  batchSchema,
  catalogueSchema,
  groupListSchema,
  groupSettingsSchema,
  messageSchema,
  messageTypes,
  queryRequestSchema,
  queryResponseSchema,
  questionSchema,
  reaches,
  rosterResultSchema,
  rosterSchema,
  tokenClaimsSchema,
  userTraitsSchema,
} from './index.js';
import {
  alertRuleSettingsSchema,
  annotationSettingsSchema,
  badgeRuleSettingsSchema,
  digestScheduleSettingsSchema,
  objectiveSettingsSchema,
  webhookSettingsSchema,
} from './index.js';
import * as examples from './open-api/examples.js';
import * as settings from './open-api/settings-examples.js';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

test('the examples are of the contract', () => {
  expect(batchSchema.parse(examples.batch)).toEqual(examples.batch);
  expect(batchResultSchema.parse(examples.batchPartly)).toEqual(examples.batchPartly);
  expect(answerSchema.parse(examples.answer)).toEqual(examples.answer);
  expect(catalogueSchema.parse(examples.catalogue)).toEqual(examples.catalogue);
  expect(groupListSchema.parse(examples.groups)).toEqual(examples.groups);
  expect(groupSettingsSchema.parse(examples.groupSettings)).toEqual(examples.groupSettings);
  expect(rosterSchema.parse(examples.roster)).toEqual(examples.roster);
  expect(rosterResultSchema.parse(examples.rosterResult)).toEqual(examples.rosterResult);
  for (const type of messageTypes) {
    expect(messageSchema.parse(examples.messages[type])).toEqual(examples.messages[type]);
  }
});

test('a message: unknown fields never fail it, a missing name or a wrong type does', () => {
  const track = { type: 'track', event: 'Anything', userId: 'u1' };
  expect(takes(messageSchema, { ...track, integrations: {}, context: { library: {} } })).toBe(true);
  expect(takes(messageSchema, { ...track, userId: null, properties: null })).toBe(true);
  expect(takes(messageSchema, { ...track, context: { groupId: ['a', 'b'] } })).toBe(true);
  expect(takes(messageSchema, { ...track, event: undefined })).toBe(false);
  expect(takes(messageSchema, { ...track, event: '' })).toBe(false);
  expect(takes(messageSchema, { ...track, type: 'shout' })).toBe(false);
  expect(takes(messageSchema, { ...track, properties: [] })).toBe(false);
  expect(takes(messageSchema, { ...track, userId: 'x'.repeat(257) })).toBe(false);
  expect(takes(messageSchema, { type: 'group', userId: 'u1' })).toBe(false);
  expect(takes(messageSchema, { type: 'alias', userId: 'u1' })).toBe(false);
  expect(takes(messageSchema, 'track')).toBe(false);
});

test('traits: the known ones are typed, others are the site’s own', () => {
  expect(takes(userTraitsSchema, { name: 'Ann', kind: 'bot', ranking: false, shoe: 42 })).toBe(
    true,
  );
  expect(takes(userTraitsSchema, { kind: 'robot' })).toBe(false);
  expect(takes(userTraitsSchema, { staff: 'yes' })).toBe(false);
});

test('a question: a metric’s own parameters ride along, the common ones are checked', () => {
  expect(questionSchema.parse({ metric: 'posts', level: 'active', limit: '5' })).toEqual({
    metric: 'posts',
    level: 'active',
    limit: 5,
  });
  expect(takes(questionSchema, { metric: '' })).toBe(false);
  expect(takes(questionSchema, { metric: 'posts', interval: 'hour' })).toBe(false);
  expect(takes(questionSchema, { metric: 'posts', compare: 'never' })).toBe(false);
  expect(takes(questionSchema, { metric: 'posts', limit: 0 })).toBe(false);
  expect(takes(questionSchema, { metric: 'posts', limit: 101 })).toBe(false);
});

test('a request asks 1 to 50 questions', () => {
  const queries = (count: number) => ({ queries: Array(count).fill({ metric: 'posts' }) });
  expect(takes(queryRequestSchema, queries(1))).toBe(true);
  expect(takes(queryRequestSchema, queries(50))).toBe(true);
  expect(takes(queryRequestSchema, queries(0))).toBe(false);
  expect(takes(queryRequestSchema, queries(51))).toBe(false);
  expect(takes(queryRequestSchema, {})).toBe(false);
});

test('an answer: null is a value, a missing window or a word for a number is not', () => {
  const { answer } = examples;
  expect(takes(answerSchema, { ...answer, value: null, reason: 'no_members' })).toBe(true);
  expect(takes(answerSchema, { ...answer, value: '128' })).toBe(false);
  expect(takes(answerSchema, { ...answer, value: Number.NaN })).toBe(false);
  expect(takes(answerSchema, { ...answer, window: undefined })).toBe(false);
  expect(takes(queryResponseSchema, { answers: [answer] })).toBe(true);
  expect(takes(queryResponseSchema, { answers: [{ code: 'teapot' }] })).toBe(false);
});

test('a group and its roster: what is not in the contract is refused', () => {
  expect(takes(groupSettingsSchema, {})).toBe(true);
  expect(takes(groupSettingsSchema, { modules: ['chat', 'poker'] })).toBe(false);
  expect(takes(groupSettingsSchema, { nmae: 'Design' })).toBe(false);
  expect(takes(groupSettingsSchema, { created: 'long ago' })).toBe(false);
  expect(takes(rosterSchema, { members: [] })).toBe(true);
  expect(takes(rosterSchema, { members: ['u1', { userId: 'u2' }] })).toBe(true);
  expect(takes(rosterSchema, { members: [''] })).toBe(false);
  expect(takes(rosterSchema, { members: [{ id: 'u2' }] })).toBe(false);
  expect(takes(rosterSchema, ['u1'])).toBe(false);
});

test('claims: groups and role are needed, and roles are in order', () => {
  const claims = { iss: 'default', groups: ['design'], role: 'manager', exp: 1_793_523_600 };
  expect(takes(tokenClaimsSchema, claims)).toBe(true);
  expect(takes(tokenClaimsSchema, { ...claims, groups: '*' })).toBe(true);
  expect(takes(tokenClaimsSchema, { ...claims, groups: 'design' })).toBe(false);
  expect(takes(tokenClaimsSchema, { ...claims, role: 'owner' })).toBe(false);
  expect(takes(tokenClaimsSchema, { ...claims, exp: undefined })).toBe(false);
  expect(reaches('admin', 'manager')).toBe(true);
  expect(reaches('member', 'manager')).toBe(false);
  expect(reaches('viewer', 'viewer')).toBe(true);
});

test('what people set: the examples are of the contract, what is not in it is refused', () => {
  const { objectives, annotations, badges, alertRules, digestSchedules } = settings;
  const objective = objectives.settings;
  expect(takes(objectiveSettingsSchema, objective)).toBe(true);
  expect(takes(objectiveSettingsSchema, { title: 'Draft' })).toBe(true);
  expect(takes(objectiveSettingsSchema, { ...objective, title: '' })).toBe(false);
  expect(takes(objectiveSettingsSchema, { ...objective, frequency: 'daily' })).toBe(false);
  const [result] = objective.keyResults;
  const withPeriod = (period: string) => ({ ...objective, keyResults: [{ ...result, period }] });
  expect(takes(objectiveSettingsSchema, withPeriod('since_start'))).toBe(true);
  expect(takes(objectiveSettingsSchema, withPeriod('last-month'))).toBe(false);
  expect(takes(annotationSettingsSchema, annotations.settings)).toBe(true);
  expect(takes(annotationSettingsSchema, { ...annotations.settings, date: '12/10' })).toBe(false);
  expect(takes(badgeRuleSettingsSchema, badges.settings)).toBe(true);
  expect(takes(badgeRuleSettingsSchema, { ...badges.settings, threshold: 0 })).toBe(false);
  expect(takes(alertRuleSettingsSchema, alertRules.settings)).toBe(true);
  expect(takes(alertRuleSettingsSchema, { ...alertRules.settings, when: 'late' })).toBe(false);
  expect(takes(digestScheduleSettingsSchema, digestSchedules.settings)).toBe(true);
  expect(takes(digestScheduleSettingsSchema, { every: 'week' })).toBe(false);
  expect(takes(webhookSettingsSchema, { url: 'javascript:alert(1)' })).toBe(false);
});
