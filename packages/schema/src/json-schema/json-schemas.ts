import { z } from 'zod';
import { identityClaimsSchema, tokenClaimsSchema } from '../access/token-claims.js';
import { answerSchema, queryResponseSchema } from '../answers/answer.js';
import { auditEntrySchema, auditListSchema } from '../audit/audit.js';
import { catalogueSchema } from '../catalogue/catalogue.js';
import { namedEvents } from '../events/index.js';
import { groupListSchema, groupSchema, groupSettingsSchema } from '../groups/group.js';
import { rosterResultSchema, rosterSchema } from '../groups/roster.js';
import { erasureResultSchema, memberExportSchema } from '../members/member.js';
import { batchResultSchema, batchSchema, messageSchema } from '../messages/message.js';
import { userTraitsSchema } from '../messages/traits.js';
import { problemSchema } from '../problem.js';
import { queryRequestSchema, questionSchema } from '../queries/question.js';
import { settingsSchemas } from './settings-schemas.js';

/** A JSON Schema (2020-12). */
export type JsonSchema = Record<string, unknown>;

const named = [
  ...settingsSchemas,
  answerSchema,
  auditEntrySchema,
  auditListSchema,
  batchResultSchema,
  batchSchema,
  catalogueSchema,
  erasureResultSchema,
  groupListSchema,
  groupSchema,
  groupSettingsSchema,
  identityClaimsSchema,
  memberExportSchema,
  messageSchema,
  problemSchema,
  queryRequestSchema,
  queryResponseSchema,
  questionSchema,
  rosterResultSchema,
  rosterSchema,
  tokenClaimsSchema,
  userTraitsSchema,
];

/**
 * Every shape of the contract as JSON Schema 2020-12, by its name.
 *
 * @param refer how one shape points to another; by default within `#/$defs/`
 */
export function jsonSchemas(
  refer: (name: string) => string = (name) => `#/$defs/${name}`,
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const schema of named) registry.add(schema, { id: nameOf(schema) });
  const { schemas } = z.toJSONSchema(registry, { uri: refer, io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema)]));
}

/** The properties of every named event as JSON Schema 2020-12, by the event's name. */
export function eventJsonSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    namedEvents.map(({ name, properties }) => [
      name,
      bare(z.toJSONSchema(properties, { io: 'input' })),
    ]),
  );
}

function nameOf(schema: z.ZodType): string {
  const id = schema.meta()?.id;
  if (!id) throw new Error('A shape of the contract has no id');
  return id;
}

/** Without what only a file of its own would need. */
function bare(schema: object): JsonSchema {
  const { $schema: _, $id: __, id: ___, ...rest } = schema as JsonSchema;
  return rest;
}
