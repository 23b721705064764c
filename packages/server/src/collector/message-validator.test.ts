import { messageSchema } from '@ruche/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMessageValidator } from './message-validator.js';

const validate = createMessageValidator();
const faultOf = (message: unknown) => validate(message).fault;

test('every call of the Segment API is taken, unknown fields and all', () => {
  for (const message of [
    { type: 'track', event: 'Anything At All', properties: { any: { thing: [1] } }, extra: 1 },
    { type: 'track', event: 'Post Liked', properties: { post_id: 'p1', own: true } },
    { type: 'identify', userId: 'u1', traits: { name: 'Ann' } },
    { type: 'group', userId: 'u1', groupId: 'g1' },
    { type: 'page', anonymousId: 'a1', context: { page: { url: '/' }, groupId: ['a', 'b'] } },
    { type: 'screen', userId: null, context: null },
    { type: 'alias', userId: 'u2', previousId: 'u1' },
  ]) {
    expect(faultOf(message), JSON.stringify(message)).toBeUndefined();
  }
});

test.each([
  [{ type: 'track' }, 'event'],
  [{ type: 'tracks', event: 'X' }, 'type'],
  [{ event: 'X' }, 'type'],
  [{ type: 'group', userId: 'u1' }, 'groupId'],
  [{ type: 'track', event: 'Post Liked' }, 'properties.post_id'],
  [{ type: 'track', event: 'Post Liked', properties: {} }, 'properties.post_id'],
  [{ type: 'track', event: 'Post Liked', properties: { post_id: '' } }, 'properties.post_id'],
  [{ type: 'track', event: 'Time Spent', properties: { active_ms: -1 } }, 'properties.active_ms'],
  [{ type: 'track', event: 'X', userId: 7 }, 'userId'],
  [{ type: 'track', event: 'X', timestamp: 'yesterday' }, 'timestamp'],
  [{ type: 'track', event: 'X', context: { device: { type: 3 } } }, 'context.device.type'],
  [null, ''],
  ['text', ''],
  [[], ''],
])('%j fails at "%s"', (message, path) => {
  expect(faultOf(message)?.path).toBe(path);
  expect(faultOf(message)?.message).not.toBe('');
});

test('what nests too deeply is refused', () => {
  const deep: unknown = JSON.parse(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`);
  expect(faultOf({ type: 'track', event: 'X', properties: deep })?.message).toContain('levels');
});

test('the compiled check and the schema agree', () => {
  const field = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant(undefined));
  const message = fc.record(
    {
      type: fc.constantFrom('track', 'identify', 'group', 'page', 'screen', 'alias', 'other'),
      event: field,
      groupId: field,
      previousId: field,
      userId: field,
      anonymousId: field,
      messageId: field,
      name: field,
      properties: fc.oneof(fc.dictionary(fc.string(), fc.anything()), field),
      context: fc.oneof(fc.record({ groupId: field, sessionId: field }), field),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(message, (candidate) => {
      const sent: unknown = JSON.parse(JSON.stringify(candidate));
      expect(faultOf(sent) === undefined).toBe(messageSchema.safeParse(sent).success);
    }),
  );
});

test('a length counts characters, whatever they take', () => {
  const bee = '🐝';
  const called = (event: string) => faultOf({ type: 'track', event })?.message;
  expect(called(bee.repeat(200))).toBeUndefined();
  expect(called('e'.repeat(200))).toBeUndefined();
  for (const long of ['e'.repeat(201), bee.repeat(201), bee.repeat(10_000)]) {
    expect(called(long)).toBe('must NOT have more than 200 characters');
  }
  expect(called('')).toBe('must NOT have fewer than 1 characters');
  expect(faultOf({ type: 'track', event: 'X', timestamp: bee.repeat(4) })?.path).toBe('timestamp');
});
