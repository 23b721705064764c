import { messages } from './0001-messages.js';
import { people } from './0002-people.js';
import { memberships } from './0003-memberships.js';
import { contents } from './0004-contents.js';
import { groups } from './0005-groups.js';
import { records } from './0006-records.js';
import { personNumbers } from './0007-person-numbers.js';
import { monthPeople } from './0008-month-people.js';
import { summedMonths } from './0009-summed-months.js';
import { changedDays } from './0010-changed-days.js';
import type { Migration } from './migration.js';

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [
  messages,
  people,
  memberships,
  contents,
  groups,
  records,
  personNumbers,
  monthPeople,
  summedMonths,
  changedDays,
];
