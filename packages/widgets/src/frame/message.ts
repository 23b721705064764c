import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Answer } from '@ruche/client';
import type { FigureState } from '../base/outcome.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';

/** What is said in place of a figure. */
export interface MessageOptions {
  state: FigureState;
  answer: Answer | undefined;
  code: string | undefined;
  retry: () => void;
}

/** A sentence that says why there is no figure, and the way out where there is one. */
export function message(options: MessageOptions): TemplateResult {
  const button = action(options);
  return html`<div class="message" part="message" role="status">
    <p>${sentence(options)}</p>
    ${
      button
        ? html`<button type="button" class="button" part="button" @click=${options.retry}>
            ${button}
          </button>`
        : nothing
    }
  </div>`;
}

function sentence({ state, answer, code }: MessageOptions): string {
  switch (state) {
    case 'empty':
      return msg('Nothing in this period.', { id: 'empty' });
    case 'no-data':
      return reason(answer?.reason);
    case 'not-enabled':
      return msg('Not enabled in this group.', { id: 'not-enabled' });
    case 'suppressed':
      return suppressed(answer?.suppressed?.k);
    case 'offline':
      return msg('No connection. The figures will come when it is back.', { id: 'offline' });
    case 'forbidden':
      return msg('You do not have access to these figures.', { id: 'forbidden' });
    case 'expired':
      return msg('Your access has run out.', { id: 'expired' });
    default:
      return code === 'unknown_metric'
        ? msg('This figure does not exist here.', { id: 'unknown-metric' })
        : msg('These figures could not be loaded.', { id: 'failed' });
  }
}

function action({ state, code }: MessageOptions): string | undefined {
  if (state === 'expired') return msg('Reconnect', { id: 'reconnect' });
  if (state === 'offline') return msg('Try again', { id: 'retry' });
  return state === 'error' && code !== 'unknown_metric'
    ? msg('Try again', { id: 'retry' })
    : undefined;
}

function suppressed(k: number | undefined): string {
  return typeof k === 'number'
    ? msg(str`Shown from ${k} people on, so that nobody can be recognised.`, { id: 'suppressed' })
    : msg('Too few people to show without someone being recognised.', { id: 'suppressed-k' });
}

function reason(code: string | undefined): string {
  switch (code) {
    case 'no_members':
      return msg('This group has no members yet.', { id: 'no-members' });
    case 'expired':
      return msg('The data of this period has been removed.', { id: 'removed' });
    default:
      return msg('No data for this period.', { id: 'no-data' });
  }
}
