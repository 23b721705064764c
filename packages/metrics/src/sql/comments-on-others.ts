import type { MetricContext } from '../metric-context.js';
import { deletedParameters, isNotDeleted } from './deleted-content.js';
import { isEligible } from './eligible-people.js';
import { inScope, inWindow } from './scope.js';

/**
 * Comments of the window on other people's content, as a subquery of one row for each comment: `commenter`
 * (0 without a person), `post`, `written`, `proven`. Whose content it is says the comment's `author_id`,
 * else the post itself; answers to oneself are left out (R11), and so are comments that were deleted, or
 * whose post was (R10).
 */
export function commentsOnOthers(context: MetricContext, only = '1'): string {
  const facts = `${inScope(context)} AND event = 'Comment Created' AND ${inWindow()} AND ${only}`;
  const postDeleted = { created: `'Post Created'`, key: 'cityHash64(parent)' };
  return `(
    SELECT actor AS commenter, parent AS post, ts AS written, verified AS proven FROM messages FINAL
    WHERE ${facts} AND ${isEligible(context)} AND (actor = 0 OR actor != author)
      AND (
        author != 0 OR actor = 0
        OR (parent, actor) GLOBAL NOT IN (
          SELECT id, actor FROM contents FINAL
          WHERE site = {site:String} AND kind = 'post' AND id GLOBAL IN (
            SELECT parent FROM messages WHERE ${facts} AND author = 0 AND actor != 0
          )
        )
      )
      AND ${isNotDeleted(context)} AND ${isNotDeleted(context, postDeleted)}
  )`;
}

/** The parameters of {@link commentsOnOthers}. */
export const commentParameters = deletedParameters;
