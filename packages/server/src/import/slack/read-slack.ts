import type { ExportFiles } from '../files/export-files.js';
import { readJsonItems } from '../files/read-json-items.js';
import type { ImportSource, ReadExportOptions } from '../import-source.js';
import { defined } from '../imported-message.js';
import type { ImportedMessage } from '../imported-message.js';
import { mapSlackMessage } from './map-slack-message.js';
import type { SlackMessage } from './map-slack-message.js';

/** A day of a channel. */
const day = /(?:^|\/)([^/]+)\/\d{4}-\d{2}-\d{2}\.json$/;
const lists = /(?:^|\/)(?:users|channels|groups|dms|mpims)\.json$/;

interface SlackUser {
  id: string;
  name?: string;
  real_name?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_admin?: boolean;
  is_owner?: boolean;
  updated?: number;
  profile?: { real_name?: string; display_name?: string; image_192?: string };
}

interface SlackChannel {
  id: string;
  name?: string;
  created?: string | number;
  members?: string[];
}

/** A Slack workspace’s own export: a zip or a folder with a folder for each channel and a file for each day. */
export const slack: ImportSource = {
  wanted: (name) => day.test(name) || lists.test(name),
  sign: 'channels.json',
  async *read(options) {
    const { files, report } = options;
    yield* readUsers(files);
    const days = daysByFolder(files);
    for await (const channel of readList<SlackChannel>(files, 'channels.json')) {
      const own = [channel.id, channel.name ?? ''].find((name) => days.has(name));
      const names = days.get(own ?? '') ?? [];
      days.delete(own ?? '');
      yield* readChannel({ ...options, channel, names });
    }
    for (const [kind, list] of [
      ['private channels', 'groups.json'],
      ['direct messages', 'dms.json'],
      ['direct messages', 'mpims.json'],
    ] as const) {
      for await (const channel of readList<SlackChannel>(files, list)) {
        for (const folder of [channel.id, channel.name ?? '']) {
          report.leaveOut(`days of ${kind}`, days.get(folder)?.length ?? 0);
          days.delete(folder);
        }
      }
    }
    for (const names of days.values()) {
      report.leaveOut('days of channels that the export does not list', names.length);
    }
  },
};

async function* readUsers(files: ExportFiles): AsyncGenerator<ImportedMessage> {
  for await (const user of readList<SlackUser>(files, 'users.json')) {
    const { id, profile = {}, deleted, updated } = user;
    yield {
      type: 'identify',
      messageId: `slack-user-${id}-${updated ?? 0}`,
      userId: id,
      ...(updated ? { timestamp: atSeconds(updated) } : {}),
      traits: {
        ...defined({
          name: profile.display_name || profile.real_name || user.real_name || user.name,
          avatar: profile.image_192,
        }),
        // The robot of Slack itself is not marked as one.
        kind: user.is_bot || id === 'USLACKBOT' ? 'bot' : 'human',
        staff: Boolean(user.is_admin || user.is_owner),
        suspended: Boolean(deleted),
      },
    };
  }
}

async function* readChannel({
  channel,
  names,
  ...options
}: ReadExportOptions & {
  channel: SlackChannel;
  names: readonly string[];
}): AsyncGenerator<ImportedMessage> {
  const { files } = options;
  const { id, name, members = [] } = channel;
  const created = atSeconds(Number(channel.created ?? 0));
  yield {
    type: 'group',
    messageId: `slack-channel-${id}`,
    groupId: id,
    timestamp: created,
    traits: { name: name || id, createdAt: created },
  };

  // Who joined in a message of the export has that time; of the others it is not known.
  const joined = new Set<string>();
  for (const file of names) {
    for await (const { value } of readJsonItems(files.open(file))) {
      const { subtype, user } = value as SlackMessage;
      if (subtype === 'channel_join' && user) joined.add(user);
    }
  }
  for (const user of members) {
    if (joined.has(user)) continue;
    yield {
      type: 'group',
      messageId: `slack-member-${id}-${user}`,
      userId: user,
      groupId: id,
      timestamp: created,
    };
  }
  const bots = new Set<string>();
  for (const file of names) {
    for await (const { value } of readJsonItems(files.open(file))) {
      yield* mapSlackMessage(value as SlackMessage, { ...options, channel: id, bots });
    }
  }
}

/** The days of each channel’s folder, in the order of time. */
function daysByFolder({ names }: ExportFiles): Map<string, string[]> {
  const days = new Map<string, string[]>();
  for (const name of names) {
    const folder = day.exec(name)?.[1];
    if (folder === undefined) continue;
    const known = days.get(folder);
    if (known) known.push(name);
    else days.set(folder, [name]);
  }
  return days;
}

async function* readList<T>(files: ExportFiles, list: string): AsyncGenerator<T> {
  const name = files.names.find((one) => one === list || one.endsWith(`/${list}`));
  if (!name) return;
  for await (const { value } of readJsonItems(files.open(name))) yield value as T;
}

function atSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
