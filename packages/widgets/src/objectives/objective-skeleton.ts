import { html } from 'lit';

/** What stands in the place of objectives until they come. */
export const objectiveSkeleton = html`<div class="objectives">
  ${[0, 1].map(
    () =>
      html`<div class="objective">
        <span class="bone title"></span>
        <div class="bar"></div>
      </div>`,
  )}
</div>`;
