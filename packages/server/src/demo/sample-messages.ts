import type { Message } from '@ruche/schema';
import { generatedModules } from './generated-modules.js';
import { generatedReaders } from './generated-readers.js';
import { generatedSessions, type SampleSession } from './generated-sessions.js';
import { generatedVisit } from './generated-visits.js';
import type { Moved } from './move-in-time.js';
import { actMessage, memberMessages } from './real-messages.js';
import type { SampleSource } from './sample-source.js';
import { sampleTimeline } from './sample-timeline.js';

/**
 * Everything that the sample community did, as messages for the collector: members and their roster
 * first, then the acts of the source, then what is generated around them. The same source and day give
 * the same messages with the same ids.
 */
export function* sampleMessages(source: SampleSource, moved: Moved): Generator<Message> {
  const timeline = sampleTimeline(source, moved);
  const { members, acts, posts, until } = timeline;

  for (const entry of members) {
    yield* memberMessages(entry);
    yield* generatedReaders(entry, until);
  }

  const sessions = members.flatMap((entry) => generatedSessions(entry, until));
  const sessionOf = new Map<string, SampleSession>();
  for (const session of sessions) for (const act of session.acts) sessionOf.set(act.id, session);
  for (const act of acts) yield actMessage(act, sessionOf.get(act.id));

  for (const session of sessions) yield* generatedVisit(session, posts, until);
  yield* generatedModules(timeline);
}
