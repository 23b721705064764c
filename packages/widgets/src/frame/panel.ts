import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Answer } from '@ruche/client';
import { exportFigures, exportKinds } from '../export/exporter.js';
import type { ExportKind } from '../export/exporter.js';
import { windowText, momentText } from '../format/dates.js';
import type { Formats } from '../format/formats.js';
import { besideText } from '../summary/beside-text.js';
import { partLabel } from '../summary/part-label.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { closeIcon } from './icons.js';
import { returnFocus } from './open-panel.js';

export { exportFigures } from '../export/exporter.js';
export { showPanel } from './open-panel.js';

/** What the panel of a figure explains and exports. */
export interface PanelOptions {
  host: HTMLElement & { view?: string | undefined };
  answers: readonly Answer[];
  formats: Formats;
  heading: string;
  /** Runs something in the element's language. */
  speak: <T>(say: () => T) => T;
  close: () => void;
}

/** How a figure is computed, what it rests on, and the ways in which it leaves the page. */
export function renderPanel(options: PanelOptions): TemplateResult {
  const { answers, heading, close } = options;
  const [answer] = answers;
  const closed = (event: Event): void => {
    if ((event as ToggleEvent).newState !== 'closed') return;
    returnFocus(event.currentTarget as HTMLElement);
    close();
  };
  return html`<div
    id="panel"
    class="panel"
    part="panel"
    popover="auto"
    role="dialog"
    aria-label=${heading}
    tabindex="-1"
    @toggle=${closed}
  >
    <div class="panel-head">
      <b>${heading}</b>
      <button
        type="button"
        class="tool"
        aria-label=${msg('Close', { id: 'close' })}
        @click=${(event: Event) => panelOf(event).hidePopover()}
      >
        ${closeIcon}
      </button>
    </div>
    ${answers.length === 1 && answer ? explanation(answer, options.formats) : definitions(answers)}
    ${actions(options)}
  </div>`;
}

function explanation(answer: Answer, formats: Formats): TemplateResult {
  const { metric } = answer;
  return html`${metric.question ? html`<p class="panel-question">${metric.question}</p>` : nothing}
    ${metric.definition ? html`<p>${metric.definition}</p>` : nothing}
    <dl>
      ${facts(answer, formats).map(
        ([name, text]) =>
          html`<div>
            <dt>${name}</dt>
            <dd class="number">${text}</dd>
          </div>`,
      )}
    </dl>`;
}

function definitions(answers: readonly Answer[]): TemplateResult {
  return html`<dl>
    ${answers.map(
      ({ metric }) =>
        html`<div class="stacked">
          <dt>${metric.label}</dt>
          <dd>${metric.definition || metric.question}</dd>
        </div>`,
    )}
  </dl>`;
}

function facts(answer: Answer, formats: Formats): [string, string][] {
  const { metric, window, previous, confidence95, excluded, membership, numerator } = answer;
  const value = (size: number | null | undefined): string => formats.value(size, metric.unit);
  const [low, high] = (confidence95 ?? []).map(value);
  const rests =
    typeof numerator === 'number' && typeof answer.denominator === 'number'
      ? `${formats.number(numerator)} ÷ ${formats.number(answer.denominator)}`
      : '';
  const before = previous
    ? `${value(previous.value)} (${windowText(previous.window, formats)})`
    : '';
  const beside = Object.entries(answer.beside ?? {}).map(([key, size]): [string, string] => [
    partLabel(key),
    besideText(key, size, { unit: metric.unit, formats }),
  ]);
  const rows: [string, string][] = [
    [msg('Period', { id: 'col-period' }), windowText(window, formats)],
    [msg('Compared with', { id: 'fact-compared' }), before],
    [msg('Calculation', { id: 'fact-calculation' }), rests],
    [
      msg('95% interval', { id: 'fact-interval' }),
      confidence95 ? `${low ?? ''} – ${high ?? ''}` : '',
    ],
    ...beside,
    [msg('Left out', { id: 'fact-excluded' }), formats.list(excluded.map(excludedLabel))],
    [msg('Members', { id: 'fact-membership' }), membershipLabel(membership)],
    [msg('Time zone', { id: 'fact-timezone' }), window.timezone],
    [
      msg('As of', { id: 'fact-as-of' }),
      answer.asOf ? momentText(new Date(answer.asOf), formats) : '',
    ],
  ];
  return rows.filter(([, text]) => text !== '');
}

function excludedLabel(kind: string): string {
  switch (kind) {
    case 'bot':
      return msg('bots', { id: 'out-bot' });
    case 'system':
      return msg('system accounts', { id: 'out-system' });
    case 'suspended':
      return msg('suspended accounts', { id: 'out-suspended' });
    case 'test':
      return msg('test accounts', { id: 'out-test' });
    case 'staff':
      return msg('staff', { id: 'out-staff' });
    default:
      return kind;
  }
}

function membershipLabel(membership: Answer['membership']): string {
  if (membership === 'roster') return msg('the group’s list of members', { id: 'members-roster' });
  return membership === 'observed'
    ? msg('everyone seen in the group so far', { id: 'members-observed' })
    : '';
}

function actions(options: PanelOptions): TemplateResult {
  const labels: Record<ExportKind, string> = {
    csv: 'CSV',
    png: 'PNG',
    svg: 'SVG',
    html: msg('Copy table', { id: 'copy-html' }),
    markdown: msg('Copy Markdown', { id: 'copy-markdown' }),
    text: msg('Copy text', { id: 'copy-text' }),
  };
  const { host } = options;
  const isTable = host.view === 'table';
  const flip = (event: Event): void => {
    host.view = isTable ? 'chart' : 'table';
    panelOf(event).hidePopover();
  };
  return html`<div class="panel-actions">
      ${exportKinds.map(
        (kind) =>
          html`<button
            type="button"
            class="button"
            @click=${(event: Event) => run(kind, event, options)}
          >
            ${labels[kind]}
          </button>`,
      )}
      ${
        options.answers[0]?.series?.length
          ? html`<button type="button" class="button" @click=${flip}>
              ${
                isTable
                  ? msg('Show as chart', { id: 'show-chart' })
                  : msg('Show as table', { id: 'show-table' })
              }
            </button>`
          : nothing
      }
    </div>
    <p class="panel-status" role="status"></p>`;
}

async function run(kind: ExportKind, event: Event, options: PanelOptions): Promise<void> {
  const status = panelOf(event).querySelector('.panel-status');
  const { answers, formats, heading, host } = options;
  const root = host.shadowRoot ?? host;
  // The texts of an export are made at once, while the element's language is spoken.
  const done = await options.speak(() => exportFigures(kind, { answers, formats, heading, root }));
  const isCopy = kind === 'html' || kind === 'markdown' || kind === 'text';
  const text = options.speak(() =>
    done
      ? isCopy
        ? msg('Copied.', { id: 'copied' })
        : msg(str`Saved as ${kind.toUpperCase()}.`, { id: 'saved' })
      : msg('This page does not allow it.', { id: 'not-allowed' }),
  );
  if (status) status.textContent = text;
}

function panelOf(event: Event): HTMLElement {
  return (event.currentTarget as Element).closest<HTMLElement>('#panel') as HTMLElement;
}
