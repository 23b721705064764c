import type { Message } from '@ruche/schema';
import { community, sampleGroups } from './sample-groups.js';
import { groupMessage } from './sample-message.js';
import { firstActs, type TimedMember } from './sample-timeline.js';
import { seededRandom } from './seeded-random.js';

const day = 86_400_000;

/** Joins of members who read a theme and never wrote in it: the source has no list of readers. */
export function* generatedReaders(entry: TimedMember, until: number): Generator<Message> {
  const wrote = firstActs(entry);
  for (const { id, readers } of sampleGroups) {
    const random = seededRandom(`reader ${entry.member} ${id}`);
    const at = entry.joined + random.integer(0, 60) * day + 3_600_000;
    if (id === community || wrote.has(id) || !random.chance(readers) || at >= until) continue;
    yield groupMessage(id, {
      id: `read-${id}-${entry.member}`,
      at,
      by: entry.member,
      groups: [],
      provenance: 'generated',
    });
  }
}
