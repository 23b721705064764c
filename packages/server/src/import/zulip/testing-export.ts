import type { Files } from '../testing-files.js';

/** A Zulip organisation: two files of messages, the later ones first, as large exports have them. */
export const zulipExport: Files = {
  'realm.json': {
    zerver_realm: [{ id: 1, name: 'Example', plan: { nested: [1, 2] } }],
    zerver_userprofile: [
      {
        id: 11,
        full_name: 'Ann',
        is_active: true,
        is_bot: false,
        role: 100,
        date_joined: 1672531200.5,
      },
      {
        id: 12,
        full_name: 'Ben',
        is_active: false,
        is_bot: false,
        role: 400,
        date_joined: 1672531200,
      },
      {
        id: 13,
        full_name: 'Builds',
        is_active: true,
        is_bot: true,
        role: 400,
        date_joined: 1672531200,
      },
    ],
    zerver_userprofile_crossrealm: [{ id: 5, email: 'notification-bot@zulip.com' }],
    zerver_stream: [
      { id: 21, name: 'design', invite_only: false, date_created: 1672531200 },
      { id: 22, name: 'board', invite_only: true, date_created: 1672531200 },
    ],
    zerver_recipient: [
      { id: 31, type: 2, type_id: 21 },
      { id: 32, type: 2, type_id: 22 },
      { id: 33, type: 1, type_id: 11 },
    ],
    zerver_subscription: [
      { id: 41, user_profile: 11, recipient: 31, active: true },
      { id: 42, user_profile: 12, recipient: 31, active: false },
      { id: 43, user_profile: 11, recipient: 32, active: true },
    ],
    zerver_realmauditlog: [
      { id: 61, event_type: 301, modified_user: 12, modified_stream: 21, event_time: 1672600000 },
      { id: 62, event_type: 303, modified_user: 12, modified_stream: 21, event_time: 1675300000 },
      { id: 63, event_type: 101, modified_user: 12, modified_stream: null, event_time: 1672600000 },
    ],
  },
  'messages-000001.json': {
    zerver_message: [
      {
        id: 103,
        sender: 12,
        recipient: 31,
        subject: 'FONTS',
        content: 'no @**Ann**',
        date_sent: 1675000200,
      },
      {
        id: 104,
        sender: 11,
        recipient: 33,
        subject: '',
        content: 'to myself',
        date_sent: 1675000300,
      },
    ],
    zerver_reaction: [{ id: 71, user_profile: 12, message: 101, emoji_name: 'tada' }],
    zerver_usermessage: [{ id: 81, user_profile: 11, message: 103 }],
  },
  'messages-000002.json': {
    zerver_usermessage: [],
    zerver_message: [
      {
        id: 101,
        sender: 11,
        recipient: 31,
        subject: 'Fonts',
        content: 'Serif?',
        date_sent: 1675000000.25,
      },
      {
        id: 102,
        sender: 13,
        recipient: 31,
        subject: 'fonts',
        content: '@**Ben|12** look',
        date_sent: 1675000100,
      },
      {
        id: 105,
        sender: 11,
        recipient: 32,
        subject: 'plan',
        content: 'hush',
        date_sent: 1675000400,
      },
    ],
    zerver_reaction: [
      { id: 72, user_profile: 11, message: 103, emoji_name: 'heart' },
      { id: 73, user_profile: 11, message: 105, emoji_name: 'heart' },
    ],
  },
  'attachment.json': {
    zerver_attachment: [
      { id: 91, file_name: 'draft.pdf', owner: 11, create_time: 1675000001, messages: [101] },
      { id: 92, file_name: 'plan.pdf', owner: 11, create_time: 1675000401, messages: [105] },
    ],
  },
};
