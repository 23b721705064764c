import { answerAccepted } from './answer-accepted.js';
import { commentCreated } from './comment-created.js';
import { commentDeleted } from './comment-deleted.js';
import { commentLiked } from './comment-liked.js';
import { commentUnliked } from './comment-unliked.js';
import { contentReported } from './content-reported.js';
import { elementClicked } from './element-clicked.js';
import { eventAttended } from './event-attended.js';
import { eventCancelled } from './event-cancelled.js';
import { eventScheduled } from './event-scheduled.js';
import { fileAdded } from './file-added.js';
import { fileDownloaded } from './file-downloaded.js';
import { fileUpdated } from './file-updated.js';
import { formSubmitted } from './form-submitted.js';
import { groupLeft } from './group-left.js';
import { linkFollowed } from './link-followed.js';
import { mentionSeen } from './mention-seen.js';
import { messageSent } from './message-sent.js';
import { postCreated } from './post-created.js';
import { postDeleted } from './post-deleted.js';
import { postLiked } from './post-liked.js';
import { postShared } from './post-shared.js';
import { postUnliked } from './post-unliked.js';
import { postViewed } from './post-viewed.js';
import { projectCreated } from './project-created.js';
import { scrollDepthReached } from './scroll-depth-reached.js';
import { taskCompleted } from './task-completed.js';
import { taskCreated } from './task-created.js';
import { timeSpent } from './time-spent.js';
import { videoProgressed } from './video-progressed.js';

/** Every named event of the contract. A file of this folder that is missing here fails a test. */
export const namedEvents = [
  postCreated,
  postViewed,
  postLiked,
  postUnliked,
  postShared,
  postDeleted,
  commentCreated,
  commentLiked,
  commentUnliked,
  commentDeleted,
  answerAccepted,
  contentReported,
  messageSent,
  fileAdded,
  fileUpdated,
  eventScheduled,
  eventCancelled,
  eventAttended,
  projectCreated,
  taskCreated,
  taskCompleted,
  groupLeft,
  timeSpent,
  elementClicked,
  formSubmitted,
  linkFollowed,
  fileDownloaded,
  scrollDepthReached,
  videoProgressed,
  mentionSeen,
] as const;
