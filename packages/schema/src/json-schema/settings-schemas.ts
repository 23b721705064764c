import {
  alertListSchema,
  alertRuleListSchema,
  alertRuleSchema,
  alertRuleSettingsSchema,
  alertSchema,
} from '../alerts/alert.js';
import {
  annotationListSchema,
  annotationSchema,
  annotationSettingsSchema,
} from '../annotations/annotation.js';
import { badgeRuleListSchema, badgeRuleSchema, badgeRuleSettingsSchema } from '../badges/badge.js';
import {
  digestScheduleListSchema,
  digestScheduleSchema,
  digestScheduleSettingsSchema,
  digestSchema,
} from '../digest/digest.js';
import {
  keyResultSchema,
  objectiveListSchema,
  objectiveSchema,
  objectiveSettingsSchema,
} from '../objectives/objective.js';
import { deliverySchema, webhookSchema } from '../webhooks/webhook.js';

/** The shapes of what people set: objectives, annotations, badges, alerts, digests. */
export const settingsSchemas = [
  alertListSchema,
  alertRuleListSchema,
  alertRuleSchema,
  alertRuleSettingsSchema,
  alertSchema,
  annotationListSchema,
  annotationSchema,
  annotationSettingsSchema,
  badgeRuleListSchema,
  badgeRuleSchema,
  badgeRuleSettingsSchema,
  deliverySchema,
  digestScheduleListSchema,
  digestScheduleSchema,
  digestScheduleSettingsSchema,
  digestSchema,
  keyResultSchema,
  objectiveListSchema,
  objectiveSchema,
  objectiveSettingsSchema,
  webhookSchema,
];
