import { z } from 'zod';

/** The name of the manifest in an archive; it is the last entry, so that a cut archive has none. */
export const manifestName = 'manifest.json';

const fileSchema = z.object({
  path: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What an archive says of itself. */
export const manifestSchema = z.object({
  format: z.literal('ruche-backup'),
  version: z.literal(1),
  /** Everything that was acknowledged before this moment is in it, and nothing that came after. */
  point: z.iso.datetime(),
  site: z.string(),
  /** The last step of the schema that its tables have. */
  schema: z.int(),
  tables: z.record(z.string(), z.object({ parts: z.array(z.string()), rows: z.int() })),
  files: z.array(fileSchema),
});

/** See {@link manifestSchema}. */
export type Manifest = z.infer<typeof manifestSchema>;

/** An archive that is not whole, or not one of ours. */
export class BackupBroken extends Error {
  override readonly name = 'BackupBroken';
}
