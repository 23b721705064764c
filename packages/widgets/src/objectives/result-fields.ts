import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { field, valueOf } from './form-field.js';
import type { ObjectiveFormOptions } from './form-options.js';
import type { DraftResult } from './objective-draft.js';

/** The fields of one key result. */
export function resultFields(
  result: DraftResult,
  at: number,
  options: ObjectiveFormOptions,
): TemplateResult {
  const { metrics, changeResult, removeResult, draft, formats } = options;
  const path = `keyResults.${at}`;
  const isKnown = metrics.some(({ id }) => id === result.metric);
  const place = formats.number(at + 1);
  return html`<fieldset class="result-fields">
    <legend>${msg(str`Key result ${place}`, { id: 'key-result' })}</legend>
    ${field(options, {
      path: `${path}.metric`,
      label: msg('Figure', { id: 'col-figure' }),
      control: ({ id, describedBy, isWrong }) =>
        html`<select
          id=${id}
          aria-invalid=${isWrong}
          aria-describedby=${describedBy}
          .value=${live(result.metric)}
          @change=${(event: Event) => changeResult(at, { metric: valueOf(event) })}
        >
          <option value="">–</option>
          ${
            result.metric && !isKnown
              ? html`<option value=${result.metric} selected>
                  ${result.title || result.metric}
                </option>`
              : nothing
          }
          ${metrics.map(
            ({ id: metric, label }) =>
              html`<option value=${metric} ?selected=${metric === result.metric}>${label}</option>`,
          )}
        </select>`,
    })}
    <div class="fields">
      ${sizeField('baseline', msg('Start', { id: 'field-baseline' }), nowHint(result, at, options), { result, at, options })}
      ${sizeField('target', msg('Target', { id: 'field-target' }), suggestionHint(result, at, options), { result, at, options })}
    </div>
    ${
      draft.results.length > 1
        ? html`<button type="button" class="button" @click=${() => removeResult(at)}>
            ${msg(str`Take key result ${place} out`, { id: 'remove-result' })}
          </button>`
        : nothing
    }
  </fieldset>`;
}

function sizeField(
  name: 'baseline' | 'target',
  label: string,
  hint: TemplateResult | undefined,
  { result, at, options }: { result: DraftResult; at: number; options: ObjectiveFormOptions },
): TemplateResult {
  const isPercent = options.scaleOf(result.metric) === 100;
  return field(options, {
    path: `keyResults.${at}.${name}`,
    label: isPercent ? `${label} (%)` : label,
    hint,
    control: ({ id, describedBy, isWrong }) =>
      html`<input
        id=${id}
        type="text"
        inputmode="decimal"
        autocomplete="off"
        aria-invalid=${isWrong}
        aria-describedby=${describedBy}
        .value=${live(result[name])}
        @input=${(event: Event) => options.changeResult(at, { [name]: valueOf(event) })}
      />`,
  });
}

/** Where the figure stands, to start from. */
function nowHint(
  { metric }: DraftResult,
  at: number,
  options: ObjectiveFormOptions,
): TemplateResult | undefined {
  const now = options.now.get(metric);
  if (typeof now !== 'number') return undefined;
  const text = shown(now, metric, options);
  const take = (): void => options.changeResult(at, { baseline: typed(now, metric, options) });
  return html`<button type="button" class="link" @click=${take}>
    ${msg(str`Today: ${text}. Start from there`, { id: 'start-from-now' })}
  </button>`;
}

/** The target that the metric's own past suggests. */
function suggestionHint(
  { metric, suggestion }: DraftResult,
  at: number,
  options: ObjectiveFormOptions,
): TemplateResult | undefined {
  if (typeof suggestion?.target !== 'number') return undefined;
  const { target, text: why } = suggestion;
  const text = shown(target, metric, options);
  const take = (): void => options.changeResult(at, { target: typed(target, metric, options) });
  return html`<button type="button" class="link" @click=${take}>
      ${msg(str`Suggested: ${text}. Take it`, { id: 'take-suggestion' })}
    </button>
    <p>${why}</p>`;
}

function shown(
  size: number,
  metric: string,
  { metrics, formats, scaleOf }: ObjectiveFormOptions,
): string {
  const unit = metrics.find(({ id }) => id === metric)?.unit;
  return formats.value(size, unit ?? (scaleOf(metric) === 100 ? 'ratio' : 'count'));
}

function typed(size: number, metric: string, { formats, scaleOf }: ObjectiveFormOptions): string {
  return formats.number(size * scaleOf(metric), { maximumFractionDigits: 3, useGrouping: false });
}
