import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { dayOf } from '../format/dates.js';
import type { Formats } from '../format/formats.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import type { ShownObjective, ShownResult } from './read-objectives.js';

const signs: Record<string, string> = { on_track: '✓', behind: '!', reached: '★', missed: '✕' };

/** One objective: where it stands, its key results, what the SMART check finds. */
export function objectiveRow(
  objective: ShownObjective,
  { formats, edit }: { formats: Formats; edit: (() => void) | undefined },
): TemplateResult {
  const { id, title, due, status, findings, results } = objective;
  const day = dayOf(due);
  const date = Number.isNaN(+day) ? '' : formats.date(day, { dateStyle: 'medium' });
  return html`<li class="objective" part="objective">
    <div class="head">
      <b class="name"><bdi>${title}</bdi></b>
      ${statusBadge(status)}
    </div>
    <p class="facts">
      ${date ? html`<span>${msg(str`Due ${date}`, { id: 'due' })}</span>` : nothing}
      ${
        objective.isReviewDue
          ? html`<span class="review">${msg('Review due', { id: 'review-due' })}</span>`
          : nothing
      }
      ${
        edit
          ? html`<button
              type="button"
              class="edit"
              data-id=${id}
              aria-label="${msg('Change', { id: 'change' })}: ${title}"
              @click=${edit}
            >
              ${msg('Change', { id: 'change' })}
            </button>`
          : nothing
      }
    </p>
    ${progressBar(objective, title, formats)}
    ${
      results.length > 0
        ? html`<ul class="results" role="list">
            ${results.map((result) => resultRow(result, formats))}
          </ul>`
        : nothing
    }
    ${
      findings.length > 0
        ? html`<details class="smart">
            <summary>${msg(str`SMART check: ${findings.length}`, { id: 'smart-check' })}</summary>
            <ul>
              ${findings.map((finding) => html`<li>${finding}</li>`)}
            </ul>
          </details>`
        : nothing
    }
  </li>`;
}

function resultRow(result: ShownResult, formats: Formats): TemplateResult {
  const { title, unit, current, target } = result;
  return html`<li class="result" part="result">
    <div class="head">
      <span class="title"><bdi>${title}</bdi></span>
      <span class="number"
        ><b>${formats.value(current, unit)}</b> / ${formats.value(target, unit)}</span
      >
    </div>
    ${progressBar(result, title, formats)}
  </li>`;
}

function statusBadge(status: string): TemplateResult | typeof nothing {
  const text = statusText(status);
  if (!text) return nothing;
  return html`<span class="status ${status}" part="status"
    ><span aria-hidden="true">${signs[status]}</span> ${text}</span
  >`;
}

function statusText(status: string): string {
  switch (status) {
    case 'on_track':
      return msg('On track', { id: 'status-on-track' });
    case 'behind':
      return msg('Behind', { id: 'status-behind' });
    case 'reached':
      return msg('Reached', { id: 'status-reached' });
    case 'missed':
      return msg('Missed', { id: 'status-missed' });
    default:
      return '';
  }
}

/** How far it is, with a line where it should be by now. */
function progressBar(
  { progress, pace }: { progress: number | null; pace: number | null },
  title: string,
  formats: Formats,
): TemplateResult {
  const percent = (size: number): string => formats.percent(size, { maximumFractionDigits: 0 });
  const within = (size: number): number => Math.max(0, Math.min(1, size)) * 100;
  const done = progress === null ? msg('no figure yet', { id: 'no-figure' }) : percent(progress);
  const said =
    pace === null
      ? done
      : msg(str`${done}, ${percent(pace)} of the time has passed`, { id: 'pace' });
  return html`<div
      class="bar"
      role="meter"
      aria-label=${title || msg('Progress', { id: 'progress' })}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(within(progress ?? 0))}
      aria-valuetext=${said}
    >
      <span class="done" .style=${`inline-size: ${within(progress ?? 0).toFixed(1)}%`}></span>
      ${
        pace === null
          ? nothing
          : html`<span
              class="pace"
              .style=${`inset-inline-start: ${within(pace).toFixed(1)}%`}
            ></span>`
      }
    </div>
    <p class="said" aria-hidden="true">${said}</p>`;
}
