import type { ExportFiles } from '../files/export-files.js';
import { readLines } from '../../cli/read-lines.js';
import type { ImportSource } from '../import-source.js';
import { defined } from '../imported-message.js';
import type { ImportedMessage } from '../imported-message.js';
import { groupOf, mapMattermostPost } from './map-mattermost-post.js';
import type { MattermostPost } from './map-mattermost-post.js';

/** A post with all its replies is one line. */
const longestLine = 64 * 1024 * 1024;

interface Line {
  type?: string;
  channel?: { team?: string; name?: string; display_name?: string; type?: string };
  user?: {
    username?: string;
    nickname?: string;
    first_name?: string;
    last_name?: string;
    roles?: string;
    delete_at?: number;
    teams?: { name?: string; channels?: { name?: string }[] }[];
  };
  post?: MattermostPost;
}

/** Mattermost’s bulk export: one JSON object a line, in a file or in the zip of `mmctl export`. */
export const mattermost: ImportSource = {
  wanted: (name) => name.endsWith('.jsonl'),
  sign: 'a .jsonl file',
  async *read(options) {
    const { files, report } = options;
    // A channel’s first post: the export does not say when anybody joined, only that it was before now.
    const begun = new Map<string, number>();
    const open = new Map<string, boolean>();
    for await (const { type, channel, post } of readObjects(files)) {
      if (type === 'channel') open.set(groupOf(channel ?? {}), channel?.type === 'O');
      if (type !== 'post' || !post?.create_at) continue;
      const group = groupOf({ team: post.team, name: post.channel });
      begun.set(group, Math.min(begun.get(group) ?? Infinity, post.create_at));
    }

    for await (const line of readObjects(files)) {
      if (line.type === 'channel' && line.channel) {
        const { name, display_name: displayName } = line.channel;
        const group = groupOf(line.channel);
        if (!open.get(group)) {
          report.leaveOut('private channels');
          continue;
        }
        yield {
          type: 'group',
          messageId: `mattermost-channel-${group}`,
          groupId: group,
          ...timeOf(begun.get(group)),
          traits: { name: displayName || name || group },
        };
      } else if (line.type === 'user' && line.user?.username) {
        yield* readUser(line.user, { begun, open });
      } else if (line.type === 'post' && line.post) {
        const group = groupOf({ team: line.post.team, name: line.post.channel });
        if (open.get(group)) yield* mapMattermostPost(line.post, { ...options, group });
        else report.leaveOut('posts of private channels');
      } else {
        const kind = line.type ?? 'unknown';
        if (!['version', 'team', 'user', 'post'].includes(kind)) {
          report.leaveOut(`entries of type ${kind}`);
        }
      }
    }
  },
};

function* readUser(
  user: NonNullable<Line['user']>,
  { begun, open }: { begun: Map<string, number>; open: Map<string, boolean> },
): Generator<ImportedMessage> {
  const { username = '', nickname, first_name: first, last_name: last, roles = '' } = user;
  const isGone = Boolean(user.delete_at);
  yield {
    type: 'identify',
    messageId: `mattermost-user-${username}`,
    userId: username,
    traits: {
      name: nickname || [first, last].filter(Boolean).join(' ') || username,
      staff: roles.includes('system_admin'),
      suspended: isGone,
    },
  };
  if (isGone) return;
  for (const team of user.teams ?? []) {
    for (const { name } of team.channels ?? []) {
      const group = groupOf({ team: team.name, name });
      if (!open.get(group)) continue;
      yield {
        type: 'group',
        messageId: `mattermost-member-${group}-${username}`,
        userId: username,
        groupId: group,
        ...timeOf(begun.get(group)),
      };
    }
  }
}

async function* readObjects(files: ExportFiles): AsyncGenerator<Line> {
  for (const name of files.names) {
    for await (const { text, number } of readLines({
      source: files.open(name),
      longest: longestLine,
    })) {
      if (text?.trim() === '') continue;
      if (text === undefined) throw new Error(`line ${number} of ${name} is too long`);
      yield JSON.parse(text) as Line;
    }
  }
}

function timeOf(milliseconds: number | undefined): { timestamp?: string } {
  return defined({
    timestamp: milliseconds === undefined ? undefined : new Date(milliseconds).toISOString(),
  });
}
