import type { Files } from '../testing-files.js';

/** A Mattermost server's bulk export. */
export const mattermostExport: Files = {
  'import.jsonl': [
    { type: 'version', version: 1, info: { generator: 'mattermost-server' } },
    { type: 'team', team: { name: 'club', display_name: 'Club', type: 'O' } },
    {
      type: 'channel',
      channel: { team: 'club', name: 'design', display_name: 'Design', type: 'O' },
    },
    { type: 'channel', channel: { team: 'club', name: 'board', display_name: 'Board', type: 'P' } },
    {
      type: 'user',
      user: {
        username: 'ann',
        nickname: 'Ann',
        roles: 'system_user system_admin',
        teams: [{ name: 'club', channels: [{ name: 'design' }, { name: 'board' }] }],
      },
    },
    {
      type: 'user',
      user: {
        username: 'ben',
        first_name: 'Ben',
        last_name: 'B',
        roles: 'system_user',
        delete_at: 1709999999000,
        teams: [{ name: 'club', channels: [{ name: 'design' }] }],
      },
    },
    {
      type: 'post',
      post: {
        team: 'club',
        channel: 'design',
        user: 'ann',
        message: 'Serif? @ben @here mail me at a@b.example',
        create_at: 1709282000123,
        reactions: [{ user: 'ben', create_at: 1709282500000, emoji_name: '+1' }],
        attachments: [{ path: 'data/20240301/x/draft.pdf' }],
        replies: [
          {
            user: 'ben',
            message: 'No, @ann.',
            create_at: 1709283000000,
            reactions: [{ user: 'ann', create_at: 1709283100000, emoji_name: 'heart' }],
          },
          { user: 'ben', type: 'system_add_to_channel', message: 'x', create_at: 1709283050000 },
        ],
      },
    },
    {
      type: 'post',
      post: {
        team: 'club',
        channel: 'design',
        user: 'ben',
        type: 'system_join_channel',
        message: 'ben joined',
        create_at: 1709281000000,
      },
    },
    {
      type: 'post',
      post: {
        team: 'club',
        channel: 'board',
        user: 'ann',
        message: 'hush',
        create_at: 1709284000000,
      },
    },
    { type: 'direct_channel', direct_channel: { members: ['ann', 'ben'] } },
    {
      type: 'direct_post',
      direct_post: {
        channel_members: ['ann', 'ben'],
        user: 'ann',
        message: 'hi',
        create_at: 1709284000000,
      },
    },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join(''),
};
