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
    default:
      return key.replaceAll(/_|(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  }
}
