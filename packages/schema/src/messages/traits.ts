import { z } from 'zod';

/** What sort of account this is; only a `human` counts in metrics. */
export const accountKinds = ['human', 'bot', 'system', 'test'] as const;

/** The traits of a person that Ruche reads; any other is the site's own. */
export const userTraitsSchema = z
  .looseObject({
    name: z.string().meta({ description: 'The name that rankings show' }),
    avatar: z.string().meta({ description: 'The address of a picture' }),
    url: z.string().meta({ description: 'The address of the profile' }),
    segment: z.string().meta({ description: 'A part of the community: office, field …' }),
    kind: z.enum(accountKinds),
    staff: z.boolean().meta({ description: 'Left out where a question says `exclude=staff`' }),
    suspended: z.boolean().meta({ description: 'Counted nowhere as long as it is true' }),
    ranking: z.boolean().meta({ description: 'false: never listed in a ranking' }),
    createdAt: z.string().meta({ description: 'ISO 8601: since when the account exists' }),
  })
  .partial()
  .meta({
    id: 'UserTraits',
    description: 'The traits of a person',
    examples: [{ name: 'Ann', avatar: '/avatars/ann.png', kind: 'human', staff: false }],
  });

/** See {@link userTraitsSchema}. */
export type UserTraits = z.infer<typeof userTraitsSchema>;
/** See {@link accountKinds}. */
export type AccountKind = (typeof accountKinds)[number];
