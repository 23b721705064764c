import type { ContextEvent } from '@lit/context';
import { createConnection } from '@ruche/client';
import type { Connection } from '@ruche/client';
import { connectionContext } from '../base/connection-context.js';
import { tokenFrom } from './token-from.js';

const mark = Symbol.for('ruche-page-connection');

/**
 * A connection for the whole page, from the `data-` attributes of the script tag that loads the bundle:
 * `data-src` (the script's own folder without one), `data-site`, `data-locale`, `data-timezone`,
 * `data-token-url`. An element inside a `ruche-connection` uses that one instead.
 */
export function connectPage(scriptAddress: string): void {
  const page = document as Document & { [mark]?: true };
  const script = scriptOf(scriptAddress);
  if (!script || page[mark] || !isConfigured(script.dataset)) return;
  page[mark] = true;
  let connection: Connection | undefined;
  document.addEventListener('context-request', (event) => {
    const request = event as ContextEvent<typeof connectionContext>;
    if (request.context !== connectionContext) return;
    request.stopPropagation();
    connection ??= connect(script, scriptAddress);
    request.callback(connection);
  });
}

function connect({ dataset }: HTMLScriptElement, address: string): Connection {
  const { src, site, locale, timezone, tokenUrl } = dataset;
  return createConnection({
    src: src || new URL('.', address).href,
    site,
    locale,
    timezone,
    tokenProvider: tokenFrom({ provider: () => null, url: () => tokenUrl, target: document }),
  });
}

function isConfigured(data: DOMStringMap): boolean {
  return data['src'] !== undefined || data['site'] !== undefined || data['tokenUrl'] !== undefined;
}

function scriptOf(address: string): HTMLScriptElement | undefined {
  return Array.from(document.scripts).find((script) => script.src === address);
}
