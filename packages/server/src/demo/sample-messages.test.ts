import { messageSchema, type Message } from '@ruche/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { moveInTime } from './move-in-time.js';
import { sampleMessages } from './sample-messages.js';
import {
  readSampleSource,
  sampleTimezone,
  sourceLastDay,
  type SampleSource,
} from './sample-source.js';

const now = new Date('2026-03-04T09:30:00Z');
const localDay = (instant: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: sampleTimezone }).format(new Date(instant));

describe('sampleMessages', () => {
  let source: SampleSource;
  let messages: Message[];

  beforeAll(async () => {
    source = await readSampleSource();
    messages = [...sampleMessages(source, moveInTime(sourceLastDay, now, sampleTimezone))];
  });

  const tracked = (event: string) =>
    messages.filter((message) => message.type === 'track' && message.event === event);
  const provenance = (message: Message) => message.context?.['sample'];

  it('yields messages that the collector accepts, each with an id of its own', () => {
    for (const message of messages) expect(() => messageSchema.parse(message)).not.toThrow();
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(messages.length);
  });

  it('yields the same messages at every call', () => {
    const again = [...sampleMessages(source, moveInTime(sourceLastDay, now, sampleTimezone))];
    expect(again).toEqual(messages);
  });

  it('ends yesterday, in the zone of the community', () => {
    const last = messages
      .map(({ timestamp }) => timestamp ?? '')
      .sort()
      .at(-1);
    expect(localDay(last ?? '')).toBe('2026-03-03');
  });

  it('has as many questions, answers and comments as the source had by then', () => {
    // Yesterday is a Tuesday: what the source has after its last Tuesday, 27 August, is left out.
    const real = (...kinds: string[]) =>
      source.acts.filter((act) => kinds.includes(act.kind) && act.ts < '2013-08-27T22:00:00Z')
        .length;
    expect(tracked('Post Created').length).toBe(real('post'));
    expect(tracked('Comment Created').length).toBe(real('comment', 'reply'));
  });

  it('says of every message whether it is real', () => {
    const kinds = new Set(messages.map(provenance));
    expect(kinds).toEqual(new Set(['real', 'generated']));
    expect(tracked('Time Spent').every((message) => provenance(message) === 'generated')).toBe(
      true,
    );
    expect(tracked('Post Liked').every((message) => provenance(message) === 'real')).toBe(true);
  });

  it('names nobody as the author of a vote', () => {
    const votes = [...tracked('Post Liked'), ...tracked('Comment Liked')];
    expect(votes.some(({ userId }) => userId != null)).toBe(false);
    expect(votes.every(({ anonymousId }) => typeof anonymousId === 'string')).toBe(true);
  });

  it('generates visits by members only after they joined', () => {
    const joined = new Map(
      messages.flatMap((message) =>
        message.type === 'group' && message.groupId === 'communaute'
          ? [[message.userId, message.timestamp] as const]
          : [],
      ),
    );
    const early = messages.filter(
      ({ type, userId, timestamp }) =>
        type === 'page' && (timestamp ?? '') < (joined.get(userId) ?? ''),
    );
    expect(early).toEqual([]);
  });
});
