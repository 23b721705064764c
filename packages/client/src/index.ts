export { AskError } from './ask-error.js';
export type { AskErrorCode } from './ask-error.js';
export { createConnection } from './connection.js';
export type { AskOptions, Connection, ConnectionOptions } from './connection.js';
export type {
  AnnotationsOptions,
  GroupSummary,
  ObjectivesOptions,
  RecordAccess,
  RecordOptions,
} from './records.js';
export type { KeptAnswer } from './answer-cache.js';
export type { TokenProvider, TokenReason } from './token-keeper.js';
export type {
  Annotation,
  Answer,
  KeyResult,
  MetricDescription,
  Objective,
  ObjectiveSettings,
  Part,
  Point,
  Problem,
  Question,
  Row,
  Unit,
} from '@ruche/schema';
