import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ObjectiveFormOptions } from './form-options.js';

/** What a field shows. */
export interface FieldOptions {
  /** The path of the field, as the collector names it. */
  path: string;
  label: string;
  hint?: unknown;
  /** The control; it takes its id, and what describes it. */
  control: (attributes: {
    id: string;
    describedBy: string | typeof nothing;
    isWrong: boolean;
  }) => TemplateResult;
}

/** A label, its control, and what must be said about it. */
export function field(
  { errors, findings }: Pick<ObjectiveFormOptions, 'errors' | 'findings'>,
  { path, label, hint, control }: FieldOptions,
): TemplateResult {
  const id = `f-${path.replaceAll('.', '-')}`;
  const [error, finding] = [errors.get(path), findings.get(path)];
  const notes = [error && `${id}-e`, finding && `${id}-f`, hint && `${id}-h`].filter(Boolean);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${control({ id, describedBy: notes.join(' ') || nothing, isWrong: error !== undefined })}
    ${error ? html`<p id="${id}-e" class="error"><span aria-hidden="true">✕ </span>${error}</p>` : nothing}
    ${finding ? html`<p id="${id}-f" class="finding"><span aria-hidden="true">! </span>${finding}</p>` : nothing}
    ${hint ? html`<div id="${id}-h" class="hint">${hint}</div>` : nothing}
  </div>`;
}

/** What stands in the control of an event. */
export function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
