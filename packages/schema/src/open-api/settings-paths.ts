import { digestFormats } from '../digest/digest-formats.js';
import { json, operation, parameter, refer, response } from './operation.js';
import type { Part } from './operation.js';
import { creationOf, listOf, readingProblems, singleOf } from './record-operations.js';
import type { RecordOperations } from './record-operations.js';
import * as examples from './settings-examples.js';

const text = { type: 'string' };
const group = parameter('group', 'query', text, 'Only of this group');
const locale = parameter('locale', 'query', text, 'Language of texts: fr, en');
const date = { type: 'string', format: 'date' };

const objectives: RecordOperations = {
  name: 'Objective',
  plural: 'Objectives',
  tag: 'Objectives',
  one: 'an objective, with where it stands',
  all: 'objectives, with where they stand',
  shapes: { settings: 'ObjectiveSettings', one: 'Objective', list: 'ObjectiveList' },
  examples: examples.objectives,
  query: [group, locale],
};

const annotations: RecordOperations = {
  name: 'Annotation',
  plural: 'Annotations',
  tag: 'Objectives',
  one: 'an annotation',
  all: 'what happened: actions, events, campaigns',
  shapes: { settings: 'AnnotationSettings', one: 'Annotation', list: 'AnnotationList' },
  examples: examples.annotations,
  query: [
    group,
    parameter('metric', 'query', text, 'Gives this metric before and after'),
    parameter('days', 'query', { type: 'integer', minimum: 1, maximum: 366 }, 'On either side'),
    parameter('from', 'query', date, 'Of a list: not before this day'),
    parameter('to', 'query', date, 'Of a list: before this day'),
    locale,
  ],
};

const badges: RecordOperations = {
  name: 'Badge',
  plural: 'Badges',
  tag: 'Objectives',
  one: 'a badge rule',
  all: 'the badge rules of the site',
  shapes: { settings: 'BadgeRuleSettings', one: 'BadgeRule', list: 'BadgeRuleList' },
  examples: examples.badges,
};

const rules: RecordOperations = {
  name: 'AlertRule',
  plural: 'AlertRules',
  tag: 'Alerts',
  one: 'a rule',
  all: 'the rules by which somebody is told',
  shapes: { settings: 'AlertRuleSettings', one: 'AlertRule', list: 'AlertRuleList' },
  examples: examples.alertRules,
  query: [group],
};

const schedules: RecordOperations = {
  name: 'DigestSchedule',
  plural: 'DigestSchedules',
  tag: 'Alerts',
  one: 'a digest that is posted to a webhook',
  all: 'the digests that are posted',
  shapes: {
    settings: 'DigestScheduleSettings',
    one: 'DigestSchedule',
    list: 'DigestScheduleList',
  },
  examples: examples.digestSchedules,
  query: [group],
};

/** Objectives, annotations, badges, alerts and digests. */
export function settingsPaths(): Record<string, Part> {
  return {
    '/v1/objectives': { get: listOf(objectives) },
    '/v1/objectives/{id}': singleOf(objectives),
    '/v1/annotations': { get: listOf(annotations), post: creationOf(annotations) },
    '/v1/annotations/{id}': singleOf(annotations),
    '/v1/badges': { get: listOf(badges) },
    '/v1/badges/{id}': singleOf(badges),
    '/v1/alerts': { get: alertsOperation() },
    '/v1/alerts/rules': { get: listOf(rules) },
    '/v1/alerts/rules/{id}': singleOf(rules),
    '/v1/digest': { get: digestOperation() },
    '/v1/digest/schedules': { get: listOf(schedules) },
    '/v1/digest/schedules/{id}': singleOf(schedules),
  };
}

function alertsOperation(): Part {
  return operation({
    id: 'listAlerts',
    tag: 'Alerts',
    summary: 'Lists the alerts, the latest first',
    description:
      'Each is posted to the webhook of its rule with `webhook-id`, `webhook-timestamp` and `webhook-signature`: `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`, under the secret.',
    security: ['token', 'secretKey'],
    parameters: [
      group,
      parameter('limit', 'query', { type: 'integer', minimum: 1, maximum: 500, default: 100 }),
    ],
    responses: {
      '200': response('The alerts', json(refer('AlertList'), { alerts: examples.alerts })),
    },
    problems: readingProblems,
  });
}

function digestOperation(): Part {
  return operation({
    id: 'getDigest',
    tag: 'Alerts',
    summary: 'Gives the key figures of a period, in sentences',
    security: ['token', 'secretKey'],
    parameters: [
      parameter('group', 'query', text, 'The whole site when left out'),
      parameter('period', 'query', { ...text, default: 'last-month' }, 'As in a question'),
      parameter('from', 'query', text),
      parameter('to', 'query', text),
      parameter('timezone', 'query', text),
      locale,
      parameter('format', 'query', { type: 'string', enum: digestFormats, default: 'markdown' }),
    ],
    responses: {
      '200': response('The digest', {
        'text/markdown': { schema: text },
        'text/html': { schema: text },
        'text/plain': { schema: text },
        ...json(refer('Digest'), { digest: examples.digest }),
      }),
    },
    problems: [...readingProblems, 'invalid_window'],
  });
}
