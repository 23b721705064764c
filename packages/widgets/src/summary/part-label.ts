import type { Formats } from '../format/formats.js';
import { msg } from '../words/msg.js';

/** The name of a figure that stands beside a value, as the heading of a column. */
export function partLabel(key: string): string {
  return words(key, false);
}

/** A figure that stands beside a value, in words: `1 like`, `9 likes`. */
export function partText(key: string, value: number, formats: Formats): string {
  return `${formats.number(value)} ${words(key, formats.plural(value) === 'one')}`;
}

function words(key: string, isOne: boolean): string {
  switch (key) {
    case 'likes':
      return isOne ? msg('like', { id: 'part-like' }) : msg('likes', { id: 'part-likes' });
    case 'likes_given':
      return isOne
        ? msg('like given', { id: 'part-like-given' })
        : msg('likes given', { id: 'part-likes-given' });
    case 'comments':
      return isOne
        ? msg('comment', { id: 'part-comment' })
        : msg('comments', { id: 'part-comments' });
    case 'views':
      return isOne ? msg('view', { id: 'part-view' }) : msg('views', { id: 'part-views' });
    case 'posts':
      return isOne ? msg('post', { id: 'part-post' }) : msg('posts', { id: 'part-posts' });
    case 'shares':
      return isOne ? msg('share', { id: 'part-share' }) : msg('shares', { id: 'part-shares' });
    case 'joined':
      return msg('joined', { id: 'part-joined' });
    case 'left':
      return msg('left', { id: 'part-left' });
    case 'net':
      return msg('net', { id: 'part-net' });
    case 'completed':
      return msg('completed', { id: 'part-completed' });
    case 'total':
      return msg('in total', { id: 'part-total' });
    case 'non_members':
      return msg('non-members', { id: 'part-non-members' });
    case 'people':
      return msg('people', { id: 'part-people' });
    case 'members':
      return msg('members', { id: 'part-members' });
    case 'active':
      return msg('active', { id: 'part-active' });
    case 'active_30':
      return msg('active in 30 days', { id: 'part-active-30' });
    case 'days':
      return msg('days', { id: 'part-days' });
    case 'acts':
      return msg('acts', { id: 'part-acts' });
    case 'member_months':
      return msg('member-months', { id: 'part-member-months' });
    case 'answered_share':
    case 'answered':
      return msg('answered', { id: 'part-answered' });
    case 'pairs':
      return msg('pairs of people', { id: 'part-pairs' });
    case 'edges':
      return msg('links between people', { id: 'part-edges' });
    case 'strongest':
      return msg('strongest links, looked at', { id: 'part-strongest' });
    case 'pivots':
      return msg('people whose paths are followed', { id: 'part-pivots' });
    case 'communities':
      return msg('communities', { id: 'part-communities' });
    case 'modularity':
      return msg('how apart they keep (0–1)', { id: 'part-modularity' });
    case 'reciprocity':
      return msg('returned links', { id: 'part-reciprocity' });
    case 'density':
      return msg('possible links that exist', { id: 'part-density' });
    case 'p90':
      return msg('nine in ten within', { id: 'part-p90' });
    case 'unanswered_24h':
      return msg('unanswered after a day', { id: 'part-unanswered-24h' });
    case 'unanswered_7d':
      return msg('unanswered after a week', { id: 'part-unanswered-7d' });
    case 'gini':
      return msg('Gini coefficient', { id: 'part-gini' });
    case 'authors':
      return msg('authors', { id: 'part-authors' });
    case 'engaged':
      return msg('engaged', { id: 'part-engaged' });
    case 'viewers':
      return msg('viewers', { id: 'part-viewers' });
    case 'reach':
      return msg('audience', { id: 'part-reach' });
    case 'interactions':
      return msg('interactions', { id: 'part-interactions' });
    case 'people_reached':
      return msg('people reached', { id: 'part-people-reached' });
    case 'active_weeks':
      return msg('active weeks', { id: 'part-active-weeks' });
    case 'new':
      return msg('new', { id: 'part-new' });
    case 'returning':
      return msg('returning', { id: 'part-returning' });
    case 'resurrecting':
      return msg('back', { id: 'part-resurrecting' });
    case 'dormant':
      return msg('gone quiet', { id: 'part-dormant' });
    case 'size':
      return msg('members at the start', { id: 'part-size' });
    default:
      if (key.endsWith('_count')) return words(key.slice(0, -6), isOne);
      if (/^\d+$/.test(key)) return `+${key}`;
      return key.replaceAll(/_|(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  }
}
