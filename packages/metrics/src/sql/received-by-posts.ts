import type { MetricContext } from '../metric-context.js';
import { commentsOnOthers } from './comments-on-others.js';
import { deletedParameters, isNotDeleted } from './deleted-content.js';
import { isEligible, isVouchedFor } from './eligible-people.js';
import { inScope, inWindow } from './scope.js';
import { likeParameters, standingLikes } from './standing-likes.js';

/** What a post receives. */
export const receivedKinds: readonly string[] = ['likes', 'comments', 'views'];

/**
 * What posts received in the window, as a subquery of one row for each like, comment or view: `post`,
 * `received`. With `listed`, only of the posts in the parameter `posts`, which are known to stand. Where a site ranks only acts that
 * it vouched for, only those count.
 */
export function receivedByPosts(context: MetricContext, kind: string, listed = false): string {
  const isListed = (key: string, text: string) =>
    listed
      ? `${key} IN (SELECT ${text} FROM (SELECT arrayJoin({posts:Array(String)}) AS id))`
      : '1';
  const stands = listed ? '1' : isNotDeleted(context, { created: `'Post Created'` });
  const proven = isVouchedFor(context, 'proven');
  if (kind === 'views') {
    return `(
      SELECT object AS post, ts AS received, verified AS proven FROM messages FINAL
      WHERE ${inScope(context)} AND event = 'Post Viewed' AND ${inWindow()}
        AND ${isListed('object_key', 'cityHash64(id)')} AND ${proven}
        AND ${isEligible(context)} AND ${stands}
    )`;
  }
  if (kind === 'comments') {
    return `(
      SELECT post, written AS received
      FROM ${commentsOnOthers(context, { only: isListed('parent', 'id') })} WHERE ${proven}
    )`;
  }
  return `(
    SELECT thing AS post, given AS received
    FROM ${standingLikes(context, { only: isListed('object_key', 'cityHash64(id)') })}
    WHERE NOT is_comment AND ${inWindow('given')} AND ${proven}
  )`;
}

/** The parameters of {@link receivedByPosts}. */
export const receivedParameters = { ...likeParameters, ...deletedParameters };
