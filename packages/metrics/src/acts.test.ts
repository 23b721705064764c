import { namedEvents } from '@ruche/schema';
import { expect, test } from 'vitest';
import { acts, countedEvents, deletedEvents, deletingEvents } from './acts.js';

test('every named event of the contract has a meaning', () => {
  const known = acts.map(({ event }) => event);
  expect(namedEvents.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

test('no event has two meanings', () => {
  expect(new Set(acts.map(({ event }) => event)).size).toBe(acts.length);
});

test('what deletes names what is counted', () => {
  expect(deletingEvents).toHaveLength(deletedEvents.length);
  for (const event of deletedEvents) expect(countedEvents).toContain(event);
});
