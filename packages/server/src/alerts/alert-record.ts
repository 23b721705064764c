import type { Alert, AlertRuleSettings } from '@ruche/schema';
import type { WebhookTarget } from '../webhooks/webhook-target.js';

/** A rule as it is kept: with the secret of its webhook. */
export type KeptRule = Omit<AlertRuleSettings, 'webhook'> & { webhook: WebhookTarget | null };

/** An alert as it is kept; how its delivery goes is kept apart. */
export type KeptAlert = Omit<Alert, 'id' | 'group' | 'delivery'>;
