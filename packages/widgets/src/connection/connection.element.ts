import { ContextProvider } from '@lit/context';
import { createConnection } from '@ruche/client';
import type { Connection, TokenProvider } from '@ruche/client';
import { css, html, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from '../base/property.js';
import { connectionContext } from '../base/connection-context.js';
import { tokenFrom } from './token-from.js';

/**
 * Provides a connection to all elements inside it. One request answers all of them.
 *
 * Tokens come from the `tokenProvider` property, else from `token-url`, else from whoever answers the
 * `ruche-token-needed` event; without any of them only public metrics can be read.
 *
 * @example
 * <ruche-connection src="https://stats.example.org" token-url="/my/ruche-token">
 *   <ruche-stat metric="posts"></ruche-stat>
 * </ruche-connection>
 *
 * @summary A connection to a collector.
 * @event ruche-token-needed - A token is wanted: `event.detail.respondWith(token)`.
 * @slot - The elements that use the connection.
 */
export class RucheConnectionElement extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Address of the collector */
  @property() src?: string;
  /** The site; needed for public metrics */
  @property() site?: string;
  /** Language of all elements inside */
  @property() locale?: string;
  /** IANA zone of all elements inside */
  @property() timezone?: string;
  /** Address on the host's own server that gives a token */
  @property({ attribute: 'token-url' }) tokenUrl?: string;
  /** The host's callback that returns a fresh token */
  @property({ attribute: false }) tokenProvider?: TokenProvider | null;

  readonly #provider = new ContextProvider(this, { context: connectionContext });
  #connection: Connection | undefined;

  /** The connection itself, to ask questions of one's own. */
  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** Forgets what is fresh, fetches a token anew, and has all elements inside ask again. */
  refresh(): void {
    this.#connection?.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#connection) this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move in the document connects again within the same task.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = (['src', 'site', 'locale', 'timezone'] as const).some((key) =>
      changed.has(key),
    );
    if (isOther || !this.#connection) this.#connect();
    else if (changed.has('tokenProvider') || changed.has('tokenUrl')) this.refresh();
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #connect(): void {
    this.#close();
    const { src, site, locale, timezone } = this;
    if (!src) return;
    const tokenProvider = tokenFrom({
      provider: () => this.tokenProvider,
      url: () => this.tokenUrl,
      target: this,
    });
    this.#connection = createConnection({ src, site, locale, timezone, tokenProvider });
    this.#provider.setValue(this.#connection);
  }

  #close(): void {
    this.#connection?.close();
    this.#connection = undefined;
    this.#provider.setValue(undefined);
  }
}
