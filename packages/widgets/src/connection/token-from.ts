import type { TokenProvider } from '@ruche/client';
import type { TokenNeededDetail } from '../base/events.js';

/** Where a connection may have its tokens from. */
export interface TokenSources {
  /** The host's callback; it goes first. */
  provider: () => TokenProvider | null | undefined;
  /** An address of the host's own that answers with a token, as text or as `{"token": …}`. */
  url: () => string | null | undefined;
  /** Where `ruche-token-needed` is fired when there is neither. */
  target: EventTarget;
}

/** A token provider from the host's callback, an address of its own, or an event that it answers. */
export function tokenFrom({ provider, url, target }: TokenSources): TokenProvider {
  return (reason) => {
    const own = provider();
    if (typeof own === 'function') return own(reason);
    const address = url();
    return address ? fetchToken(address) : askPage(target, reason);
  };
}

async function fetchToken(address: string): Promise<string | null> {
  const headers = { accept: 'application/json, text/plain' };
  const response = await fetch(address, { credentials: 'same-origin', cache: 'no-store', headers });
  if (!response.ok) throw new Error(`The token's address answered ${response.status}.`);
  const text = (await response.text()).trim();
  if (!text.startsWith('{') && !text.startsWith('"')) return text || null;
  const body: unknown = JSON.parse(text);
  if (typeof body === 'string') return body;
  const token = (body as { token?: unknown }).token;
  return typeof token === 'string' ? token : null;
}

function askPage(target: EventTarget, reason: TokenNeededDetail['reason']): Promise<string | null> {
  let given: string | null | Promise<string | null> = null;
  const detail: TokenNeededDetail = { reason, respondWith: (token) => (given = token) };
  const init = { detail, bubbles: true, composed: true };
  target.dispatchEvent(new CustomEvent('ruche-token-needed', init));
  return Promise.resolve(given);
}
