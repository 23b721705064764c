import { z } from 'zod';
import { roles } from './roles.js';

const seconds = z.int().nonnegative();

/** The claims of a token that reads answers: a JWT, HS256, signed with the site's secret. */
export const tokenClaimsSchema = z
  .looseObject({
    iss: z.string().min(1).meta({ description: 'The site' }),
    groups: z
      .union([z.literal('*'), z.array(z.string().min(1)).max(1000)])
      .meta({ description: 'The groups it reaches; "*": all of them and the whole site' }),
    role: z.enum(roles),
    metrics: z.array(z.string()).optional().meta({ description: 'Only these; left out: all' }),
    sub: z.string().optional().meta({ description: 'The member who reads' }),
    exp: seconds.meta({ description: 'Seconds since 1970; at most a day after `iat`' }),
    iat: seconds.optional(),
    nbf: seconds.optional(),
  })
  .meta({
    id: 'TokenClaims',
    description: 'The claims of a reading token',
    examples: [{ iss: 'default', groups: ['design'], role: 'manager', exp: 1793523600 }],
  });

/** The claims of `context.identity`: the site vouches that its visitor is this person. */
export const identityClaimsSchema = z
  .looseObject({
    iss: z.string().optional(),
    sub: z.string().min(1).meta({ description: 'The userId' }),
    exp: seconds,
  })
  .meta({ id: 'IdentityClaims', description: 'The claims of an identity token' });

/** See {@link tokenClaimsSchema}. */
export type TokenClaims = z.infer<typeof tokenClaimsSchema>;
/** See {@link identityClaimsSchema}. */
export type IdentityClaims = z.infer<typeof identityClaimsSchema>;
