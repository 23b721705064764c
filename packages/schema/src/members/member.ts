import { z } from 'zod';

const time = z.string().meta({ description: 'ISO 8601' });
const groups = z.array(z.string());

/** What the collector has about one person: the answer of `GET /v1/members/:id/export`. */
export const memberExportSchema = z
  .object({
    member: z.string(),
    site: z.string(),
    asOf: time,
    traits: z.array(z.object({ trait: z.string(), value: z.string() })),
    memberships: z.array(z.object({ group: z.string(), at: time, joined: z.boolean() })),
    acts: z
      .array(
        z.object({
          event: z.string(),
          at: time,
          received: time,
          groups,
          device: z.string(),
          object: z.string(),
          parent: z.string(),
          activeMs: z.int(),
          verified: z.boolean(),
          properties: z.record(z.string(), z.unknown()),
        }),
      )
      .meta({ description: 'What the person did, oldest first' }),
    contents: z.array(
      z.object({
        kind: z.string(),
        id: z.string(),
        at: time,
        groups,
        title: z.string(),
        url: z.string(),
      }),
    ),
    concerning: z
      .array(z.object({ event: z.string(), acts: z.int() }))
      .meta({ description: 'How many acts of others answer, like or name the person' }),
    records: z
      .array(z.object({ kind: z.string(), id: z.string(), at: time, body: z.unknown() }))
      .meta({ description: 'Objectives and the like that the person owns' }),
  })
  .meta({ id: 'MemberExport', description: 'Everything about one person' });

/** The answer of `DELETE /v1/members/:id`. */
export const erasureResultSchema = z
  .object({
    erased: z.literal(true),
    rows: z.record(z.string(), z.int()).meta({
      description: 'How many rows were the person’s or told of them, by table; of a whole sweep',
    }),
    filesGoneBy: time.meta({
      description: 'By then the files of the tables that held them are off the disk, too',
    }),
  })
  .meta({ id: 'ErasureResult', description: 'A person is erased' });

/** See {@link memberExportSchema}. */
export type MemberExport = z.infer<typeof memberExportSchema>;
/** See {@link erasureResultSchema}. */
export type ErasureResult = z.infer<typeof erasureResultSchema>;
