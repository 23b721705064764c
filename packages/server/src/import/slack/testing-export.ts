import type { Files } from '../testing-files.js';

/** A Slack workspace, as its own export has it. */
export const slackExport: Files = {
  'users.json': [
    { id: 'U01', name: 'ann', is_admin: true, updated: 1700000000, profile: { real_name: 'Ann' } },
    { id: 'U02', name: 'ben', deleted: true, profile: { display_name: 'Ben B' } },
    { id: 'U03', name: 'cid', real_name: 'Cid', profile: {} },
    { id: 'USLACKBOT', name: 'slackbot', profile: {} },
  ],
  'channels.json': [
    { id: 'C01', name: 'design', created: 1709280000, members: ['U01', 'U02', 'U03'] },
    { id: 'C02', name: 'silent', created: '1709280000', members: [] },
  ],
  'groups.json': [{ id: 'G01', name: 'secret', created: 1709280000, members: ['U01'] }],
  'dms.json': [{ id: 'D01', members: ['U01', 'U02'] }],
  'integration_logs.json': [],
  'design/2024-03-01.json': [
    {
      type: 'message',
      subtype: 'channel_join',
      user: 'U02',
      ts: '1709281000.000100',
      text: 'joined',
    },
    {
      type: 'message',
      user: 'U01',
      ts: '1709282000.000200',
      thread_ts: '1709282000.000200',
      reply_count: 1,
      text: 'Serif — or "not"? [see {this}] <@U02>',
      reactions: [
        { name: '+1', users: ['U02', 'U03'], count: 2 },
        { name: 'eyes', users: ['U02'], count: 4 },
      ],
      files: [{ id: 'F01', name: 'draft.pdf', user: 'U01', created: 1709281990 }],
    },
    {
      type: 'message',
      user: 'U02',
      ts: '1709283000.000300',
      thread_ts: '1709282000.000200',
      parent_user_id: 'U01',
      text: 'Not. <@U03|cid>',
      reactions: [{ name: 'heart', users: ['U01'], count: 1 }],
    },
    { type: 'message', subtype: 'channel_topic', user: 'U01', ts: '1709283500.000400', text: 'x' },
  ],
  'design/2024-03-02.json': [
    {
      type: 'message',
      subtype: 'bot_message',
      bot_id: 'B01',
      username: 'builds',
      ts: '1709370000.000100',
      text: 'green',
    },
    {
      type: 'message',
      subtype: 'channel_leave',
      user: 'U02',
      ts: '1709371000.000200',
      text: 'left',
    },
  ],
  'secret/2024-03-01.json': [
    { type: 'message', user: 'U01', ts: '1709283000.000300', text: 'psst' },
  ],
  'D01/2024-03-01.json': [{ type: 'message', user: 'U01', ts: '1709283000.000300', text: 'psst' }],
};
