import type { AuditList } from '../audit/audit.js';
import type { ErasureResult, MemberExport } from '../members/member.js';

const at = '2026-10-05T08:30:00.000Z';

export const memberExport: MemberExport = {
  member: 'u12',
  site: 'default',
  asOf: '2026-11-01T08:30:00.000Z',
  traits: [{ trait: 'name', value: 'Ann' }],
  memberships: [{ group: 'design', at, joined: true }],
  acts: [
    {
      event: 'Post Created',
      at,
      received: at,
      groups: ['design'],
      device: 'desktop',
      object: 'p1',
      parent: '',
      activeMs: 0,
      verified: false,
      properties: { text: 'Hello' },
    },
  ],
  contents: [{ kind: 'post', id: 'p1', at, groups: ['design'], title: 'Hello', url: '' }],
  concerning: [{ event: 'Post Liked', acts: 3 }],
  records: [],
};

export const erasureResult: ErasureResult = {
  erased: true,
  rows: { messages: 128, people: 4, memberships: 1, contents: 17 },
  filesGoneBy: '2026-11-01T08:45:00.000Z',
};

export const auditList: AuditList = {
  entries: [
    {
      at,
      site: 'default',
      act: 'PUT /v1/groups/:id/members',
      target: 'design',
      by: { way: 'secret_key', key: 'main' },
    },
  ],
};
