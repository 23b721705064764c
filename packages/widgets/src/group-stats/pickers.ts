import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { periodOf } from '../base/question-of.js';
import type { Formats } from '../format/formats.js';
import { msg } from '../words/msg.js';
import type { GroupChoice } from './group-stats.element.js';

const months = [1, 6, 12];

/** What all figures of the page obey. */
export interface Filters {
  group: string | undefined;
  period: string;
  compare: 'previous' | 'year' | 'none';
}

/** What the pickers show and whom they tell. */
export interface PickersOptions {
  filters: Filters;
  groups: readonly GroupChoice[];
  /** The groups are on their way: their picker keeps its place. */
  isWaiting: boolean;
  formats: Formats;
  choose: (chosen: Partial<Filters>) => void;
}

/** The pickers for group, period and comparison. */
export function pickers({
  filters,
  groups,
  isWaiting,
  formats,
  choose,
}: PickersOptions): TemplateResult {
  const valueOf = (event: Event): string => (event.target as HTMLSelectElement).value;
  return html`<div class="pickers" part="pickers">
    ${
      groups.length > 1 || (isWaiting && filters.group)
        ? html`<span class="pick">
            <select
              aria-label=${msg('Group', { id: 'pick-group' })}
              ?disabled=${groups.length === 0}
              .value=${live(filters.group ?? '')}
              @change=${(event: Event) => choose({ group: valueOf(event) })}
            >
              ${groups.map(
                ({ id, name }) =>
                  html`<option value=${id} ?selected=${id === filters.group}>
                    ${name || id}
                  </option>`,
              )}
            </select>
          </span>`
        : nothing
    }
    <fieldset class="segments">
      <legend class="sr">${msg('Period', { id: 'col-period' })}</legend>
      ${months.map((count) => {
        const period = `P${count}M`;
        const text = formats.number(count, { style: 'unit', unit: 'month', unitDisplay: 'long' });
        return html`<label>
          <input
            type="radio"
            name="period"
            value=${period}
            .checked=${live(sameLength(period, filters.period))}
            @change=${() => choose({ period })}
          /><span>${text}</span>
        </label>`;
      })}
    </fieldset>
    <span class="pick">
      <select
        aria-label=${msg('Comparison', { id: 'pick-compare' })}
        .value=${live(filters.compare)}
        @change=${(event: Event) => choose({ compare: comparisonOf(valueOf(event)) })}
      >
        ${comparisons().map(
          ([value, text]) =>
            html`<option value=${value} ?selected=${value === filters.compare}>${text}</option>`,
        )}
      </select>
    </span>
  </div>`;
}

/** The filters that attributes ask for; what has no meaning falls back. */
export function filtersOf(attributes: {
  group?: string | undefined;
  period?: string | undefined;
  compare?: string | undefined;
}): Filters {
  const { group, period, compare } = attributes;
  return { group: group || undefined, period: periodOf(period), compare: comparisonOf(compare) };
}

function comparisonOf(compare: string | undefined): Filters['compare'] {
  return compare === 'year' || compare === 'none' ? compare : 'previous';
}

function comparisons(): [Filters['compare'], string][] {
  return [
    ['previous', msg('vs the period before', { id: 'compare-previous' })],
    ['year', msg('vs a year earlier', { id: 'compare-year' })],
    ['none', msg('No comparison', { id: 'compare-none' })],
  ];
}

function sameLength(a: string, b: string): boolean {
  const whole = (period: string): string => (period === 'P1Y' ? 'P12M' : period);
  return whole(a) === whole(b);
}
