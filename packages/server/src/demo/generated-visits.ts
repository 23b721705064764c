import type { Message } from '@ruche/schema';
import type { SampleSession } from './generated-sessions.js';
import { community } from './sample-groups.js';
import { pageMessage, trackMessage } from './sample-message.js';
import type { TimedAct } from './sample-timeline.js';
import { seededRandom, type SeededRandom } from './seeded-random.js';

/** The messages of one visit that the source does not have: pages, views of questions, active time. */
export function* generatedVisit(
  session: SampleSession,
  posts: readonly TimedAct[],
  until: number,
): Generator<Message> {
  const random = seededRandom(`visit ${session.id}`);
  const { by, device, id } = session;
  let at = session.start;
  let step = 0;
  for (const post of pagesOf(session, posts, random)) {
    const seconds = Math.min(900, Math.round(random.skewed(post === undefined ? 25 : 70)));
    if (at + seconds * 1000 >= until) return;
    const groups = post?.groups ?? [community];
    const facts = (kind: string, time: number) => ({
      id: `${kind}-${id}-${step}`,
      at: time,
      by,
      groups,
      device,
      session: id,
      provenance: 'generated' as const,
    });
    yield pageMessage(post === undefined ? '/' : `/q/${post.id.slice(1)}`, facts('page', at));
    if (post !== undefined)
      yield trackMessage('Post Viewed', { post_id: post.id }, facts('view', at + 500));
    at += seconds * 1000;
    yield trackMessage('Time Spent', { active_ms: seconds * 1000 }, facts('time', at));
    at += random.integer(1, 8) * 1000;
    step += 1;
  }
}

/** The front page first, then the questions acted on, or what is new. */
function pagesOf(
  session: SampleSession,
  posts: readonly TimedAct[],
  random: SeededRandom,
): (TimedAct | undefined)[] {
  const known = new Map(posts.map((post) => [post.id, post]));
  const acted = new Set(
    session.acts
      .flatMap((act) => known.get(act.post ?? act.id) ?? [])
      .filter((p) => p.at < session.start),
  );
  const past = posts.filter((post) => post.at < session.start);
  const read = Array.from(
    {
      length: random.weighted([
        [0, 4],
        [1, 4],
        [2, 2],
        [3, 1],
      ]),
    },
    () => past.at(-1 - Math.min(past.length - 1, Math.floor(random.skewed(3)))),
  );
  return [undefined, ...acted, ...read.filter((post) => post !== undefined)];
}
