import type { MetricContext } from '../metric-context.js';
import { isAnnouncedFirst } from './announced-before.js';
import { deletedParameters, isNotDeleted } from './deleted-content.js';
import { isEligible } from './eligible-people.js';
import { inScope, inWindow } from './scope.js';
import type { Narrowing } from './standing-likes.js';

/**
 * Comments of the window on other people's content, as a subquery of one row for each comment: `commenter`
 * (0 without a person), `post`, `comment` (its key), `written`, `proven`. Answers to oneself are left out
 * (R11), and so are comments that were deleted, or whose post was (R10).
 */
export function commentsOnOthers(
  context: MetricContext,
  { only = '1', who = isEligible(context), when = inWindow() }: Narrowing = {},
): string {
  const facts = `${inScope(context)} AND event = 'Comment Created' AND ${when} AND ${only}`;
  const saysWhom = !context.facts.unsaid.includes('Comment Created');
  const postDeleted = { created: `'Post Created'`, key: 'cityHash64(parent)' };
  return `(
    SELECT any(actor) AS commenter, any(parent) AS post, object_key AS comment, min(ts) AS written,
      max(verified) AS proven
    FROM messages FINAL
    WHERE ${facts} AND ${who} AND (actor = 0 OR actor != author)
      AND ${saysWhom ? '1' : `(author != 0 OR actor = 0 OR object_key GLOBAL NOT IN ${answersToOneself(facts)})`}
      AND ${isNotDeleted(context)} AND ${isNotDeleted(context, postDeleted)}
      AND ${isAnnouncedFirst(context)}
    GROUP BY object_key
  )`;
}

/**
 * Where a comment does not say whom it answers, the comment that it answers does, or else the post: the keys
 * of the comments by the author of either.
 */
function answersToOneself(facts: string): string {
  const unsaid = `(
    SELECT object_key AS comment_key, actor AS commenter, parent AS post,
      JSONExtractString(props, 'parent_id') AS answered
    FROM messages WHERE ${facts} AND author = 0 AND actor != 0
  )`;
  return `(
    SELECT comment_key FROM ${unsaid}
    WHERE (if(answered = '', 'post', 'comment'), if(answered = '', post, answered), commenter) GLOBAL IN (
      SELECT toString(kind), id, actor FROM contents FINAL
      WHERE site = {site:String} AND kind IN ('post', 'comment')
        AND id GLOBAL IN (SELECT if(answered = '', post, answered) FROM ${unsaid})
    )
  )`;
}

/** The parameters of {@link commentsOnOthers}. */
export const commentParameters = deletedParameters;
