import type { ProblemCode } from '../problem-codes.js';
import { groups, groupSettings, roster, rosterResult } from './examples.js';
import {
  json,
  operation,
  parameter,
  refer,
  requestBody,
  response,
  type Part,
} from './operation.js';

const reading: ProblemCode[] = [
  'missing_credentials',
  'token_invalid',
  'token_expired',
  'rate_limited',
  'store_unavailable',
];

const writing: ProblemCode[] = [
  'malformed_body',
  'invalid_field',
  'missing_credentials',
  'unknown_key',
  'token_invalid',
  'token_expired',
  'forbidden',
  'body_too_large',
  'rate_limited',
  'store_unavailable',
];

const id = parameter('id', 'path', { type: 'string', maxLength: 256 }, 'The group');

/** Groups and their rosters. */
export function groupPaths(): Record<string, Part> {
  return {
    '/v1/groups': { get: listOperation() },
    '/v1/groups/{id}': { put: settingsOperation() },
    '/v1/groups/{id}/members': { put: rosterOperation() },
  };
}

function listOperation(): Part {
  return operation({
    id: 'listGroups',
    tag: 'Groups',
    summary: 'Lists the groups that the token reaches',
    security: ['token', 'secretKey'],
    responses: { '200': response('The groups', json(refer('GroupList'), { groups })) },
    problems: reading,
  });
}

function settingsOperation(): Part {
  return operation({
    id: 'putGroup',
    tag: 'Groups',
    summary: 'Says what a group is',
    description: 'What is left out stays as it was.',
    security: ['secretKey', 'token'],
    parameters: [id],
    request: requestBody(json(refer('GroupSettings'), { settings: groupSettings })),
    responses: {
      '200': response('The group as it is now', json(refer('Group'), { group: groups.groups[0] })),
    },
    problems: writing,
  });
}

function rosterOperation(): Part {
  return operation({
    id: 'putRoster',
    tag: 'Groups',
    summary: 'Says who is in a group',
    description: 'A full roster: who is missing has left.',
    security: ['secretKey', 'token'],
    parameters: [id],
    request: requestBody(json(refer('Roster'), { roster })),
    responses: {
      '200': response('What changed', json(refer('RosterResult'), { result: rosterResult })),
    },
    problems: writing,
  });
}
