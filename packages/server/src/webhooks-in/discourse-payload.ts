import { z } from 'zod';

const time = z.iso.datetime({ offset: true });

/** What a webhook of Discourse tells of a post; anything more is not looked at. */
export const postPayload = z.object({
  id: z.int(),
  topic_id: z.int(),
  post_number: z.int().min(1),
  /** 1 is a post that a person wrote; moderators’ acts, small actions and whispers are others. */
  post_type: z.int(),
  user_id: z.int(),
  created_at: time,
  updated_at: time.nullish(),
  deleted_at: time.nullish(),
  topic_archetype: z.string().nullish(),
  category_id: z.int().nullish(),
  topic_title: z.string().nullish(),
  topic_slug: z.string().nullish(),
  raw: z.string().nullish(),
  deleted_by: z.object({ id: z.int() }).nullish(),
});

/** The same of a topic. */
export const topicPayload = z.object({
  id: z.int(),
  user_id: z.int(),
  created_at: time,
  deleted_at: time.nullish(),
  archetype: z.string(),
  category_id: z.int().nullish(),
  title: z.string(),
  slug: z.string().nullish(),
});

/** The same of a person. */
export const userPayload = z.object({
  id: z.int(),
  username: z.string(),
  name: z.string().nullish(),
  avatar_template: z.string().nullish(),
  admin: z.boolean().nullish(),
  moderator: z.boolean().nullish(),
  created_at: time.nullish(),
});

/** The same of a like. */
export const likePayload = z.object({ post: postPayload, user: z.object({ id: z.int() }) });

/** The same of a category. */
export const categoryPayload = z.object({
  id: z.int(),
  name: z.string(),
  slug: z.string().nullish(),
});

/** The same of a group. */
export const groupPayload = z.object({
  id: z.int(),
  name: z.string(),
  full_name: z.string().nullish(),
});

/** The same of a membership. */
export const groupUserPayload = z.object({
  id: z.int().nullish(),
  group_id: z.int(),
  user_id: z.int(),
  created_at: time.nullish(),
});
