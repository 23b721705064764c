import type { ProblemCode } from '../problem-codes.js';
import { auditList, erasureResult, memberExport } from './owner-examples.js';
import { json, operation, parameter, refer, response } from './operation.js';
import type { Part } from './operation.js';

const problems: ProblemCode[] = [
  'invalid_field',
  'missing_credentials',
  'token_invalid',
  'token_expired',
  'forbidden',
  'rate_limited',
  'store_unavailable',
];

const id = parameter('id', 'path', { type: 'string', maxLength: 256 }, 'The user id');

/** What the owner of a site answers for: people’s data, the audit trail, backups. */
export function ownerPaths(): Record<string, Part> {
  return {
    '/v1/members/{id}': { delete: erasureOperation() },
    '/v1/members/{id}/export': { get: exportOperation() },
    '/v1/audit': { get: auditOperation() },
    '/v1/backup': { get: backupOperation() },
  };
}

function erasureOperation(): Part {
  return operation({
    id: 'eraseMember',
    tag: 'Owner',
    summary: 'Erases a person',
    description:
      'For the secret key, an admin of the whole site, or the member that the token is for. Past acts stay in the totals under a number that nothing leads to, and are never ranked. It holds after an older backup is restored, too.',
    security: ['secretKey', 'token'],
    parameters: [id],
    responses: {
      '200': response('Erased', json(refer('ErasureResult'), { erased: erasureResult })),
    },
    problems,
  });
}

function exportOperation(): Part {
  return operation({
    id: 'exportMember',
    tag: 'Owner',
    summary: 'Gives everything about a person',
    description:
      'For the secret key, an admin of the whole site, or the member that the token is for.',
    security: ['secretKey', 'token'],
    parameters: [id],
    responses: {
      '200': response('All of it', json(refer('MemberExport'), { ann: memberExport })),
    },
    problems,
  });
}

function auditOperation(): Part {
  return operation({
    id: 'listAudit',
    tag: 'Owner',
    summary: 'Lists administrative acts, the latest first',
    description: 'For the secret key and for admins of the whole site.',
    security: ['secretKey', 'token'],
    parameters: [
      parameter('limit', 'query', { type: 'integer', minimum: 1, maximum: 1000, default: 100 }),
    ],
    responses: { '200': response('The acts', json(refer('AuditList'), { acts: auditList })) },
    problems,
  });
}

function backupOperation(): Part {
  return operation({
    id: 'backup',
    tag: 'Owner',
    summary: 'Gives a backup: an archive of everything acknowledged so far',
    description:
      'For a secret key, not for tokens: the archive holds the keys. Messages are taken meanwhile.',
    security: ['secretKey'],
    responses: {
      '200': response('A tar archive', {
        'application/x-tar': { schema: { type: 'string', format: 'binary' } },
      }),
    },
    problems,
  });
}
