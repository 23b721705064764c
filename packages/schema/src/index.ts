export { identityClaimsSchema, tokenClaimsSchema } from './access/token-claims.js';
export type { IdentityClaims, TokenClaims } from './access/token-claims.js';
export { reaches, roles } from './access/roles.js';
export type { Role } from './access/roles.js';
export {
  answerEdgeSchema,
  answerSchema,
  metricReferenceSchema,
  partSchema,
  pointSchema,
  queryResponseSchema,
  rowSchema,
  windowSchema,
} from './answers/answer.js';
export type { Answer, AnswerEdge, Part, Point, QueryResponse, Row } from './answers/answer.js';
export { auditEntrySchema, auditListSchema } from './audit/audit.js';
export type { AuditEntry, AuditList } from './audit/audit.js';
export { units } from './answers/units.js';
export type { Unit } from './answers/units.js';
export {
  catalogueSchema,
  metricDescriptionSchema,
  metricParameterSchema,
} from './catalogue/catalogue.js';
export type { Catalogue, MetricDescription, MetricParameter } from './catalogue/catalogue.js';
export type { EventName, PropertiesOf, RucheEvents, TrackArguments } from './event-map.js';
export { contentKinds, defineEvent, eventAreas } from './events/define-event.js';
export type {
  ContentKind,
  EventArea,
  EventDefinition,
  NamedEvent,
  StoredFacts,
} from './events/define-event.js';
export { findEvent } from './events/find-event.js';
export { namedEvents } from './events/index.js';
export { noFacts, readFacts } from './events/read-facts.js';
export type { Facts } from './events/read-facts.js';
export { groupListSchema, groupSchema, groupSettingsSchema } from './groups/group.js';
export type { Group, GroupList, GroupSettings } from './groups/group.js';
export { groupModules } from './groups/group-modules.js';
export type { GroupModule } from './groups/group-modules.js';
export { rosterMemberSchema, rosterResultSchema, rosterSchema } from './groups/roster.js';
export type { Roster, RosterMember, RosterResult } from './groups/roster.js';
export { eventJsonSchemas, jsonSchemas } from './json-schema/json-schemas.js';
export { limits } from './limits.js';
export {
  batchResultSchema,
  batchSchema,
  contextSchema,
  messageSchema,
} from './messages/message.js';
export { rejectionSchema } from './messages/message.js';
export type { BatchResult, Message, MessageContext, Rejection } from './messages/message.js';
export { erasureResultSchema, memberExportSchema } from './members/member.js';
export type { ErasureResult, MemberExport } from './members/member.js';
export { messageTypes } from './messages/message-types.js';
export type { MessageType } from './messages/message-types.js';
export { accountKinds, userTraitsSchema } from './messages/traits.js';
export type { AccountKind, UserTraits } from './messages/traits.js';
export { openApi } from './open-api/open-api.js';
export type { OpenApiDocument, OpenApiOptions } from './open-api/open-api.js';
export { problemStatus } from './problem-codes.js';
export type { ProblemCode } from './problem-codes.js';
export { ProblemError } from './problem-error.js';
export type { ProblemErrorOptions } from './problem-error.js';
export { problemSchema } from './problem.js';
export type { Problem } from './problem.js';
export { comparisons, intervals, periods, todays } from './queries/question-options.js';
export type { Comparison, Interval, Period } from './queries/question-options.js';
export { queryRequestSchema, questionSchema } from './queries/question.js';
export type { QueryRequest, Question } from './queries/question.js';
export {
  alertListSchema,
  alertRuleListSchema,
  alertRuleSchema,
  alertRuleSettingsSchema,
  alertSchema,
} from './alerts/alert.js';
export type {
  Alert,
  AlertList,
  AlertRule,
  AlertRuleList,
  AlertRuleSettings,
} from './alerts/alert.js';
export {
  annotationListSchema,
  annotationSchema,
  annotationSettingsSchema,
  effectSchema,
} from './annotations/annotation.js';
export type {
  Annotation,
  AnnotationList,
  AnnotationSettings,
  Effect,
} from './annotations/annotation.js';
export { badgeRuleListSchema, badgeRuleSchema, badgeRuleSettingsSchema } from './badges/badge.js';
export type { BadgeRule, BadgeRuleList, BadgeRuleSettings } from './badges/badge.js';
export {
  digestQuerySchema,
  digestScheduleListSchema,
  digestScheduleSchema,
  digestScheduleSettingsSchema,
  digestSchema,
} from './digest/digest.js';
export type {
  Digest,
  DigestQuery,
  DigestSchedule,
  DigestScheduleList,
  DigestScheduleSettings,
} from './digest/digest.js';
export { digestFormats } from './digest/digest-formats.js';
export type { DigestFormat } from './digest/digest-formats.js';
export {
  keyResultSchema,
  metricParametersSchema,
  objectiveListSchema,
  objectiveSchema,
  objectiveSettingsSchema,
} from './objectives/objective.js';
export type {
  KeyResult,
  Objective,
  ObjectiveList,
  ObjectiveSettings,
} from './objectives/objective.js';
export { reviewFrequencies, smartCodes, statuses } from './objectives/objective-words.js';
export type { ObjectiveStatus, ReviewFrequency, SmartCode } from './objectives/objective-words.js';
export { deliverySchema, webhookSchema, webhookSettingsSchema } from './webhooks/webhook.js';
export type { Delivery, Webhook, WebhookSettings } from './webhooks/webhook.js';
