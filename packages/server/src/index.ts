export { openStore } from './store/open-store.js';
export type { OpenStoreOptions } from './store/open-store.js';
export { StoreLocked, StoreUnavailable } from './store/store.js';
export type {
  AppendResult,
  Store,
  StoreDepth,
  StoreLogger,
  StoreStatistics,
  StoredMessage,
  StoredRow,
} from './store/store.js';
export { tableNames } from './store/tables.js';
export type {
  ContentRow,
  GroupRow,
  MembershipRow,
  MessageRow,
  PersonRow,
  TableName,
} from './store/tables.js';
