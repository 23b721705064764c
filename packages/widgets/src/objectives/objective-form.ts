import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { msg } from '../words/msg.js';
import { field, valueOf } from './form-field.js';
import type { ObjectiveFormOptions } from './form-options.js';
import { frequencies } from './objective-draft.js';
import { resultFields } from './result-fields.js';
import { smartMarks } from './smart-marks.js';

/** The form of an objective. */
export function objectiveForm(options: ObjectiveFormOptions): TemplateResult {
  const { draft, isNew, isBusy, change, failure, told } = options;
  const title = isNew
    ? msg('New objective', { id: 'new-objective' })
    : msg('Change the objective', { id: 'change-objective' });
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!isBusy) options.save();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    options.close();
  };
  return html`<form
    class="editor"
    part="editor"
    novalidate
    aria-label=${title}
    aria-busy=${isBusy}
    @submit=${submit}
    @keydown=${onKey}
  >
    <div class="editor-title" aria-hidden="true">${title}</div>
    ${smartMarks(draft)} ${lineField('title', msg('Title', { id: 'field-title' }), options)}
    ${draft.results.map((result, at) => resultFields(result, at, options))}
    <button type="button" class="button" part="button" @click=${options.addResult}>
      ${msg('Add a key result', { id: 'add-result' })}
    </button>
    <div class="fields">
      ${lineField('start', msg('From', { id: 'field-start' }), options)}
      ${lineField('due', msg('Due', { id: 'field-due' }), options)}
      ${lineField('owner', msg('Owner', { id: 'field-owner' }), options)}
      ${field(options, {
        path: 'frequency',
        label: msg('Review', { id: 'field-frequency' }),
        control: ({ id, describedBy, isWrong }) =>
          html`<select
            id=${id}
            aria-invalid=${isWrong}
            aria-describedby=${describedBy}
            .value=${live(draft.frequency)}
            @change=${(event: Event) => change({ frequency: valueOf(event) })}
          >
            <option value="">–</option>
            ${frequencies.map(
              (frequency) =>
                html`<option value=${frequency} ?selected=${frequency === draft.frequency}>
                  ${frequencyText(frequency)}
                </option>`,
            )}
          </select>`,
      })}
    </div>
    ${failure ? html`<p class="error" role="alert">${failure}</p>` : nothing}
    <div class="editor-actions">
      <button type="submit" class="button main" part="button" ?disabled=${isBusy}>
        ${msg('Save', { id: 'save' })}
      </button>
      <button type="button" class="button" part="button" @click=${options.close}>
        ${told ? msg('Close', { id: 'close' }) : msg('Cancel', { id: 'cancel' })}
      </button>
      ${isNew ? nothing : removal(options)}
      <span role="status">${told}</span>
    </div>
  </form>`;
}

/** A field of one line: a short text, or a date. */
function lineField(
  name: 'title' | 'owner' | 'start' | 'due',
  label: string,
  options: ObjectiveFormOptions,
): TemplateResult {
  const isText = name === 'title' || name === 'owner';
  return field(options, {
    path: name,
    label,
    control: ({ id, describedBy, isWrong }) =>
      html`<input
        id=${id}
        type=${isText ? 'text' : 'date'}
        maxlength=${name === 'title' ? 300 : 256}
        autocomplete="off"
        aria-invalid=${isWrong}
        aria-describedby=${describedBy}
        aria-required=${name === 'title'}
        .value=${live(options.draft[name])}
        @input=${(event: Event) => options.change({ [name]: valueOf(event) })}
      />`,
  });
}

function removal({ isAsking, isBusy, askRemove, remove }: ObjectiveFormOptions): TemplateResult {
  return isAsking
    ? html`<button type="button" class="button worse" ?disabled=${isBusy} @click=${remove}>
        ${msg('Remove for good', { id: 'remove-for-good' })}
      </button>`
    : html`<button type="button" class="button" @click=${() => askRemove(true)}>
        ${msg('Remove…', { id: 'remove' })}
      </button>`;
}

function frequencyText(frequency: (typeof frequencies)[number]): string {
  switch (frequency) {
    case 'weekly':
      return msg('every week', { id: 'every-week' });
    case 'biweekly':
      return msg('every two weeks', { id: 'every-two-weeks' });
    case 'monthly':
      return msg('every month', { id: 'every-month' });
    case 'quarterly':
      return msg('every quarter', { id: 'every-quarter' });
    default:
      return msg('every year', { id: 'every-year' });
  }
}
