import { z } from 'zod';
import type { Keyring } from './keyring.js';

/** The contract's default for k-anonymity, and the least that a site may set (rule R12). */
export const defaultK = 5;
const leastK = 3;

const zone = z.string().refine(isTimezone, 'is not an IANA time zone');

const settings = z.strictObject({
  name: z.string().max(200).default('').meta({ description: 'What people call the site' }),
  origins: z.array(z.string().min(1).max(200)).default(['*']).meta({
    description:
      'Origins whose pages may send with the write key; `*` for any, `https://*.example.org` for subdomains',
  }),
  timezone: zone.default('UTC').meta({ description: 'The zone of days, weeks and months' }),
  weekStart: z
    .enum(['monday', 'sunday'])
    .default('monday')
    .meta({ description: 'First day of a week' }),
  locale: z
    .enum(['en', 'fr'])
    .default('en')
    .meta({ description: 'Language of labels where none is asked for' }),
  k: z
    .int()
    .min(leastK)
    .max(1000)
    .default(defaultK)
    .meta({ description: 'No figure about fewer people than this, where anonymity applies' }),
  identity: z.enum(['open', 'verified']).default('open').meta({
    description: '`verified`: only acts under the secret key or an identity token are ranked',
  }),
  publicMetrics: z
    .array(z.string())
    .default([])
    .meta({ description: 'Metrics that need no token' }),
  publicGroups: z
    .union([z.literal('*'), z.array(z.string())])
    .default([])
    .meta({
      description:
        'Groups whose public metrics need no token, `*` for all; the whole site never needs listing',
    }),
  webhookOrigins: z.array(z.string().min(1).max(200)).default([]).meta({
    description: 'Origins that managers may have alerts and digests posted to; admins may name any',
  }),
  acceptedPastDays: z
    .number()
    .min(0)
    .default(760)
    .meta({ description: 'How far back a message under the write key may lie' }),
  acceptedFutureSeconds: z
    .number()
    .min(0)
    .default(300)
    .meta({ description: 'How far ahead of the collector’s clock a message may lie' }),
  requestsPerMinute: z
    .int()
    .min(0)
    .default(6000)
    .meta({ description: 'Requests a minute from one address, 0 for no limit' }),
  keyRequestsPerMinute: z.int().min(0).default(0).meta({
    description: 'Requests a minute under the write key from all addresses, 0 for no limit',
  }),
  rateExempt: z
    .array(z.string())
    .default(['127.0.0.1', '::1'])
    .meta({ description: 'Addresses without a limit' }),
  profile: z.enum(['standard', 'intranet-fr']).default('standard').meta({
    description:
      '`intranet-fr`, for employers: k of 5 at least, no figure of time about fewer than k people, rankings of those alone who consent (trait `ranking: true`)',
  }),
  retention: z
    .string()
    .regex(/^(?:P[1-9]\d{0,4}[DMY])?$/, 'is a length of time such as P25M or P400D, or nothing')
    .default('')
    .meta({
      description: 'How long facts are kept: `P25M`, `P400D`; nothing for ever',
    }),
  personKey: z
    .string()
    .min(16)
    .meta({ description: 'Private key that turns user ids into the numbers that are stored' }),
});

/**
 * What the owner of a site decides. Kept in `sites/<id>.json` of the data directory; every field has a
 * default, so that an empty file is a working site.
 */
export const siteSettingsSchema = settings.refine(
  ({ profile, k }) => profile !== 'intranet-fr' || k >= defaultK,
  { path: ['k'], message: `is ${defaultK} at least under the profile intranet-fr` },
);

/** See {@link siteSettingsSchema}. */
export type SiteSettings = z.infer<typeof siteSettingsSchema>;

/** A site with its keys. */
export interface Site extends SiteSettings {
  readonly id: string;
  readonly writeKey: string;
  readonly secretKey: string;
  /** Keys beside these two. */
  readonly keyring?: Keyring | undefined;
}

/** The settings that a person may see and set; the person key is neither. */
export const settableNames = Object.keys(siteSettingsSchema.shape).filter(
  (name) => name !== 'personKey',
);

function isTimezone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
