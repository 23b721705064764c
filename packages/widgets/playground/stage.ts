import { ContextProvider } from '@lit/context';
import { AskError } from '@ruche/client';
import type { Answer, AskErrorCode, Connection } from '@ruche/client';
import { css, html, LitElement } from 'lit';
import { connectionContext } from '../src/index.js';
import { recordsOf } from './stage-records.js';

/** What a stage does with a question: answers it, fails, or leaves it open. */
export type Play = ((metric: string) => Answer | undefined) | AskErrorCode | 'never';

/** A connection without a collector, to show the states of an element. */
export function connectionOf(
  play: Play,
  last?: (metric: string) => Answer | undefined,
): Connection {
  return {
    src: '',
    site: undefined,
    locale: undefined,
    timezone: undefined,
    ask({ metric }, { signal } = {}) {
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        if (play === 'never') return;
        if (typeof play !== 'function') {
          const answer = last?.(metric);
          const kept = answer && { answer, at: Date.UTC(2026, 10, 1, 7, 12) };
          return reject(new AskError(play, { last: kept }));
        }
        const answer = play(metric);
        if (answer) resolve(answer);
        else reject(new AskError('unknown_metric'));
      });
    },
    groups: () =>
      Promise.resolve([
        { id: 'design', name: 'Design' },
        { id: 'field', name: 'Field engineers, northern region' },
      ]),
    ...recordsOf(play),
    last: () => undefined,
    refresh: () => undefined,
    subscribe: () => () => undefined,
    close: () => undefined,
  };
}

/** Provides such a connection to what is inside. */
export class StageElement extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;
  readonly #provider = new ContextProvider(this, { context: connectionContext });

  set connection(connection: Connection) {
    this.#provider.setValue(connection);
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }
}

customElements.define('ruche-stage', StageElement);
