import { msg } from '../words/msg.js';

/** The name of a figure that stands beside a value, such as the likes of a post. */
export function partLabel(key: string): string {
  switch (key) {
    case 'likes':
      return msg('likes', { id: 'part-likes' });
    case 'likes_given':
    case 'likesGiven':
      return msg('likes given', { id: 'part-likes-given' });
    case 'comments':
      return msg('comments', { id: 'part-comments' });
    case 'views':
      return msg('views', { id: 'part-views' });
    case 'posts':
      return msg('posts', { id: 'part-posts' });
    case 'shares':
      return msg('shares', { id: 'part-shares' });
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
