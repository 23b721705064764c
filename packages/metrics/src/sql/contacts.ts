import type { MetricContext } from '../metric-context.js';
import { isAnnouncedFirst } from './announced-before.js';
import { deletedParameters, isNotDeleted } from './deleted-content.js';
import { isEligible, isVouchedFor } from './eligible-people.js';
import { inScope, inWindow } from './scope.js';
import { likeParameters, standingLikes } from './standing-likes.js';

/**
 * Who turned to whom in the window, as a subquery of one row for each contact: `source`, `target` (two
 * different people) and `at`. This is the one definition of an edge: whoever likes something or comments on it
 * turns to its author, whoever mentions somebody turns to them. Only likes that stand and comments that
 * nobody deleted; an author whom the act does not name is the one who announced the content. Chat in no
 * group is no public space. With `ranked`, only acts that the site vouched for where it ranks no others.
 */
export function contacts(context: MetricContext, { ranked = false } = {}): string {
  return `(
    SELECT source, target, at FROM ${addressed(context, ranked)}
    WHERE ${reachesSomebody(context)}
  )`;
}

/**
 * The {@link contacts}, and beside them every standing like by a person: `is_like`, and `reaches`, which is 0
 * where it turns to nobody. Who counts both reads the likes once.
 */
export function contactsAndLikes(context: MetricContext, { ranked = false } = {}): string {
  return `(
    SELECT source, target, at, is_like, ${reachesSomebody(context)} AS reaches
    FROM ${addressed(context, ranked)}
    WHERE is_like OR reaches
  )`;
}

/** The messages that contacts rest on. */
export const contactEvents: readonly string[] = [
  'Post Liked',
  'Post Unliked',
  'Comment Liked',
  'Comment Unliked',
  'Comment Created',
  'Message Sent',
];

/** The parameters of {@link contacts}. */
export const contactParameters = { ...likeParameters, ...deletedParameters };

/** Every act with everybody whom it addresses, be that oneself or nobody. */
function addressed(context: MetricContext, ranked: boolean): string {
  const acts = `(${contactActs(context, ranked)}) AS acts`;
  const isSaid = context.facts.unsaid.length === 0;
  return `(
      SELECT source, at, is_like, arrayJoin(arrayPushBack(named, ${isSaid ? 'owner' : author})) AS target
      FROM ${isSaid ? acts : withAuthors(context, acts)}
    )`;
}

function reachesSomebody(context: MetricContext): string {
  return `target != 0 AND target != source AND ${isEligible(context, 'target')}`;
}

function contactActs(context: MetricContext, ranked: boolean): string {
  const proven = ranked ? isVouchedFor(context, 'proven') : '1';
  const verified = ranked ? isVouchedFor(context) : '1';
  const postStands = isNotDeleted(context, {
    created: `'Post Created'`,
    key: 'cityHash64(parent)',
  });
  return `
    SELECT liker AS source, given AS at, owner, emptyArrayUInt64() AS named,
      if(is_comment, 'comment', 'post') AS owned_kind, thing AS owned, 1 AS is_like
    FROM ${standingLikes(context)}
    WHERE liker != 0 AND ${inWindow('given')} AND ${proven}
    UNION ALL
    SELECT * FROM (
      SELECT actor, ts, author, mentions, ${answeredKind}, ${answered}, 0
      FROM messages FINAL
      WHERE ${comments(context)} AND ${isEligible(context)} AND ${verified}
        AND ${isNotDeleted(context)} AND ${postStands} AND ${isAnnouncedFirst(context)}
      ORDER BY ts, id LIMIT 1 BY object_key
    )
    UNION ALL
    SELECT actor, ts, toUInt64(0), mentions, '', '', 0
    FROM messages FINAL
    WHERE ${inScope(context)} AND event = 'Message Sent' AND grp != '' AND ${inWindow()}
      AND actor != 0 AND notEmpty(mentions) AND ${isEligible(context)} AND ${verified}`;
}

/** The author that an act names, or else the one who announced the content. */
const author = 'if(owner != 0, owner, stored)';

function withAuthors(context: MetricContext, acts: string): string {
  return `${acts}
      GLOBAL ANY LEFT JOIN (
        SELECT toString(kind) AS owned_kind, id AS owned, actor AS stored FROM contents FINAL
        WHERE site = {site:String} AND kind IN ('post', 'comment')
          AND id GLOBAL IN (${unnamedAuthors(context)})
      ) AS content USING (owned_kind, owned)`;
}

/** The ids of what was liked or commented on by an act that does not name its author. */
function unnamedAuthors(context: MetricContext): string {
  return `
          SELECT object FROM messages
          WHERE ${inScope(context)} AND event IN {likes:Array(String)} AND ${inWindow()}
            AND author = 0 AND actor != 0
          UNION DISTINCT
          SELECT ${answered} FROM messages WHERE ${comments(context)} AND author = 0`;
}

function comments(context: MetricContext): string {
  return `${inScope(context)} AND event = 'Comment Created' AND ${inWindow()} AND actor != 0`;
}

/** A comment answers the comment that it names, else the post. */
const parentComment = `JSONExtractString(props, 'parent_id')`;
const answered = `if(${parentComment} = '', parent, ${parentComment})`;
const answeredKind = `if(${parentComment} = '', 'post', 'comment')`;
