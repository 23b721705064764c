import type { Metric } from '../metric.js';
import { activeMembers } from './active-members.js';
import { activeRate } from './active-rate.js';
import { activityPerMember } from './activity-per-member.js';
import { ambassadors } from './ambassadors.js';
import { badges } from './badges.js';
import { comments } from './comments.js';
import { concentration } from './concentration.js';
import { contentQuality } from './content-quality.js';
import { conversion } from './conversion.js';
import { devices } from './devices.js';
import { engagementSegments } from './engagement-segments.js';
import { events } from './events.js';
import { externalMentions } from './external-mentions.js';
import { files } from './files.js';
import { firstResponse } from './first-response.js';
import { createGroupComparison } from './group-comparison.js';
import { hubs } from './hubs.js';
import { influencers } from './influencers.js';
import { interactionLevel } from './interaction-level.js';
import { isolated } from './isolated.js';
import { lifecycle } from './lifecycle.js';
import { likes } from './likes.js';
import { memberStatus } from './member-status.js';
import { members } from './members.js';
import { messages } from './messages.js';
import { network } from './network.js';
import { posts } from './posts.js';
import { projects } from './projects.js';
import { reach } from './reach.js';
import { retention } from './retention.js';
import { rhythm } from './rhythm.js';
import { shares } from './shares.js';
import { silence } from './silence.js';
import { stickiness } from './stickiness.js';
import { superUsers } from './super-users.js';
import { tasks } from './tasks.js';
import { timeSpent } from './time-spent.js';
import { topAuthors } from './top-authors.js';
import { topContributors } from './top-contributors.js';
import { topPosts } from './top-posts.js';

const single: readonly Metric[] = [
  activeRate,
  activeMembers,
  stickiness,
  members,
  memberStatus,
  lifecycle,
  retention,
  activityPerMember,
  conversion,
  engagementSegments,
  posts,
  likes,
  comments,
  shares,
  topPosts,
  topAuthors,
  topContributors,
  ambassadors,
  badges,
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
  network,
  silence,
  rhythm,
  reach,
  superUsers,
];

/** Every metric, in the order in which the reference lists them. */
export const catalogue: readonly Metric[] = [...single, createGroupComparison(single)];
