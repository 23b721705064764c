import fc from 'fast-check';
import {
  identify,
  joinGroup,
  leaveGroup,
  page,
  track,
  type FixtureMessage,
} from '../tools/metric-fixture.js';

const people = ['ann', 'ben', 'cat', 'dan', 'eve', 'fay'];
const things = ['x1', 'x2', 'x3', 'x4'];
const devices = ['desktop', 'mobile', 'tablet', 'toaster'];
const first = Date.UTC(2026, 2, 20);
const days = 45;

/** A time within 45 days from 20 March 2026, in steps of three hours: ties are not rare. */
const time = fc
  .integer({ min: 0, max: days * 8 - 1 })
  .map((step) => new Date(first + step * 10_800_000).toISOString());
const person = fc.constantFrom(...people);
const thing = fc.constantFrom(...things);
const group = fc.subarray(['g', 'h'], { minLength: 1 });

/** Acts of a community: posts that are sent again, likes withdrawn, members who come and go. */
const act: fc.Arbitrary<FixtureMessage> = fc.oneof(
  fc
    .record({ person, time, group, device: fc.constantFrom(...devices) })
    .map((one) =>
      page(one.person, one.time, { groups: one.group, context: { device: { type: one.device } } }),
    ),
  fc
    .record({ person, time, group, thing, segment: fc.boolean() })
    .map((one) =>
      track(
        one.person,
        'Post Created',
        one.time,
        { post_id: `${one.thing}${one.person}` },
        { groups: one.group },
      ),
    ),
  fc
    .record({
      person,
      author: person,
      time,
      group,
      thing,
      kind: fc.constantFrom('Post Liked', 'Post Unliked', 'Post Viewed', 'Post Shared'),
    })
    .map((one) =>
      track(
        one.person,
        one.kind,
        one.time,
        { post_id: `${one.thing}${one.author}`, author_id: one.author },
        { groups: one.group },
      ),
    ),
  fc.record({ person, author: person, time, group, thing, comment: thing }).map((one) =>
    track(
      one.person,
      'Comment Created',
      one.time,
      {
        post_id: `${one.thing}${one.author}`,
        comment_id: `c${one.comment}${one.person}`,
        author_id: one.author,
      },
      { groups: one.group },
    ),
  ),
  fc
    .record({ person, time, group, thing })
    .map((one) =>
      track(
        one.person,
        'Message Sent',
        one.time,
        { mentions: [one.person] },
        { groups: one.group },
      ),
    ),
  fc
    .record({
      person,
      time,
      group,
      thing,
      kind: fc.constantFrom(
        'File Added file_id',
        'Project Created project_id',
        'Task Created task_id',
        'Task Completed task_id',
      ),
    })
    .map((one) => {
      const [, event = '', property = ''] = /^(.*) (\w+)$/.exec(one.kind) ?? [];
      return track(
        one.person,
        event,
        one.time,
        { [property]: `${one.thing}${one.person}` },
        { groups: one.group },
      );
    }),
  fc
    .record({ person, time, group: fc.constantFrom('g', 'h'), joins: fc.boolean() })
    .map((one) =>
      one.joins
        ? joinGroup(one.person, one.group, one.time)
        : leaveGroup(one.person, one.group, one.time),
    ),
  fc
    .record({ person, time, thing })
    .map((one) =>
      track(one.person, 'Post Deleted', one.time, { post_id: `${one.thing}${one.person}` }),
    ),
);

/** What everybody is; said once for each, so that nobody contradicts themselves at one instant. */
const traits: FixtureMessage[] = people.map((id, at) =>
  identify(id, `2026-01-0${at + 1}T00:00:00Z`, {
    segment: ['office', 'field', ''][at % 3],
    ...(id === 'fay' && { kind: 'bot' }),
  }),
);

/** A history of a community: every message has an id of its own. */
export const history: fc.Arbitrary<FixtureMessage[]> = fc
  .array(act, { minLength: 5, maxLength: 60 })
  .map((acts) => [...traits, ...acts].map((message, at) => ({ ...message, messageId: `m${at}` })));
