import type { Metric } from '../metric.js';
import { activeMembers } from './active-members.js';
import { activeRate } from './active-rate.js';
import { comments } from './comments.js';
import { devices } from './devices.js';
import { events } from './events.js';
import { files } from './files.js';
import { likes } from './likes.js';
import { members } from './members.js';
import { messages } from './messages.js';
import { posts } from './posts.js';
import { projects } from './projects.js';
import { tasks } from './tasks.js';
import { timeSpent } from './time-spent.js';
import { topAuthors } from './top-authors.js';
import { topContributors } from './top-contributors.js';
import { topPosts } from './top-posts.js';

/** Every metric, in the order in which the reference lists them. */
export const catalogue: readonly Metric[] = [
  activeRate,
  activeMembers,
  members,
  posts,
  likes,
  comments,
  topPosts,
  topAuthors,
  topContributors,
  messages,
  files,
  events,
  projects,
  tasks,
  devices,
  timeSpent,
];
