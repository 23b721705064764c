import type { Metric } from '../metric.js';
import { activeMembers } from './active-members.js';
import { activeRate } from './active-rate.js';
import { comments } from './comments.js';
import { firstResponse } from './first-response.js';
import { concentration } from './concentration.js';
import { interactionLevel } from './interaction-level.js';
import { contentQuality } from './content-quality.js';
import { devices } from './devices.js';
import { engagementSegments } from './engagement-segments.js';
import { events } from './events.js';
import { externalMentions } from './external-mentions.js';
import { files } from './files.js';
import { lifecycle } from './lifecycle.js';
import { hubs } from './hubs.js';
import { influencers } from './influencers.js';
import { isolated } from './isolated.js';
import { likes } from './likes.js';
import { memberStatus } from './member-status.js';
import { members } from './members.js';
import { messages } from './messages.js';
import { posts } from './posts.js';
import { projects } from './projects.js';
import { stickiness } from './stickiness.js';
import { tasks } from './tasks.js';
import { timeSpent } from './time-spent.js';
import { topAuthors } from './top-authors.js';
import { topContributors } from './top-contributors.js';
import { topPosts } from './top-posts.js';

/** Every metric, in the order in which the reference lists them. */
export const catalogue: readonly Metric[] = [
  activeRate,
  activeMembers,
  stickiness,
  members,
  memberStatus,
  lifecycle,
  engagementSegments,
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
  interactionLevel,
  firstResponse,
  contentQuality,
  concentration,
  externalMentions,
  influencers,
  hubs,
  isolated,
];
