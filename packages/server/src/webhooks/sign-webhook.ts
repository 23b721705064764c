import { createHmac } from 'node:crypto';

/** What is posted to a webhook. */
export interface WebhookMessage {
  /** The same at every attempt: whoever receives it twice may drop the second. */
  id: string;
  /** The time of this attempt. */
  at: Date;
  body: string;
}

/**
 * The headers of a post, after Standard Webhooks: the signature is HMAC-SHA256, in base64, over the id, the
 * time in seconds and the body, joined by dots.
 */
export function signWebhook(secret: string, { id, at, body }: WebhookMessage) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', secret)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
