export { AskError } from './ask-error.js';
export type { AskErrorCode } from './ask-error.js';
export { createConnection } from './connection.js';
export type {
  AskOptions,
  Connection,
  ConnectionOptions,
  GroupSummary,
  ObjectivesOptions,
} from './connection.js';
export type { KeptAnswer } from './answer-cache.js';
export type { TokenProvider, TokenReason } from './token-keeper.js';
export type {
  Answer,
  KeyResult,
  Objective,
  Part,
  Point,
  Problem,
  Question,
  Row,
  Unit,
} from '@ruche/schema';
