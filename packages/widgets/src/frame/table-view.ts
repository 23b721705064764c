import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { FigureTable } from '../export/figure-table.js';

/** Rows beyond these are in the export, not on the screen. */
const most = 1000;

/** A real table, in a box of its own that scrolls and takes the keyboard. */
export function tableView(table: FigureTable, caption: string): TemplateResult {
  return html`<div class="scroll" part="table" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption class="sr">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${table.columns.map(
            ({ label, isNumber }) =>
              html`<th scope="col" class=${isNumber ? 'number' : nothing}>${label}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${table.rows.slice(0, most).map(
          (row) =>
            html`<tr>
              ${row.map(({ text, link }, i) => {
                const content = link ? html`<a href=${link}>${text}</a>` : text;
                const number = table.columns[i]?.isNumber ? 'number' : nothing;
                return i === 0
                  ? html`<th scope="row" class=${number}>${content}</th>`
                  : html`<td class=${number}>${content}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
