import { discourse } from './discourse/read-discourse.js';
import type { ImportSource } from './import-source.js';
import { mattermost } from './mattermost/read-mattermost.js';
import { slack } from './slack/read-slack.js';
import { zulip } from './zulip/read-zulip.js';

/** The products whose exports are read. */
export const importSources: Readonly<Record<string, ImportSource>> = {
  discourse,
  zulip,
  slack,
  mattermost,
};
