import type { Message } from '@ruche/schema';
import type { SampleSession } from './generated-sessions.js';
import { community } from './sample-groups.js';
import { groupMessage, identifyMessage, trackMessage, type SampleFacts } from './sample-message.js';
import { firstActs, type TimedAct, type TimedMember } from './sample-timeline.js';

const origin = 'https://french.meta.stackexchange.com';

/** Who a member is, and when they joined the community and the themes that they wrote in. */
export function* memberMessages(entry: TimedMember): Generator<Message> {
  const { member, joined } = entry;
  const number = member.slice(1);
  const facts = (id: string, at: number): SampleFacts => ({
    id: `${id}-${member}`,
    at,
    by: member,
    groups: [],
    provenance: 'real',
  });
  const traits = {
    name: `Membre ${number}`,
    url: `${origin}/users/${number}`,
    createdAt: new Date(joined).toISOString(),
  };
  yield identifyMessage(traits, facts('member', joined));
  yield groupMessage(community, facts(`join-${community}`, joined));
  for (const [group, at] of firstActs(entry)) yield groupMessage(group, facts(`join-${group}`, at));
}

/** One act of the source; the visit that it falls into lends it a device and a session. */
export function actMessage(act: TimedAct, session: SampleSession | undefined): Message {
  const [event, properties] = named(act);
  return trackMessage(event, properties, {
    id: act.id,
    at: act.at,
    by: act.by,
    groups: act.groups,
    device: session?.device,
    session: session?.id,
    provenance: 'real',
  });
}

function named(act: TimedAct): [event: string, properties: Record<string, unknown>] {
  const author = act.to === undefined ? {} : { author_id: act.to };
  const answer = act.on?.startsWith('p') ? { parent_id: act.on } : {};
  switch (act.kind) {
    case 'post':
      return [
        'Post Created',
        {
          post_id: act.id,
          title: act.title,
          url: `${origin}/q/${act.id.slice(1)}`,
          kind: 'question',
        },
      ];
    case 'reply':
      return [
        'Comment Created',
        { comment_id: act.id, post_id: act.post, kind: 'answer', ...author },
      ];
    case 'comment':
      return ['Comment Created', { comment_id: act.id, post_id: act.post, ...answer, ...author }];
    case 'like':
      return act.on === undefined
        ? ['Post Liked', { post_id: act.post, ...author }]
        : ['Comment Liked', { comment_id: act.on, post_id: act.post, ...author }];
    case 'favourite':
      return ['Post Starred', { post_id: act.post, ...author }];
    case 'accepted':
      return ['Answer Accepted', { comment_id: act.on, post_id: act.post, ...author }];
  }
}
