import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { safeLink } from '../format/safe-link.js';

/** A member's picture; their initials where there is none or where it does not load. */
export function face(name: string, avatar: unknown): TemplateResult {
  const picture = safeLink(avatar);
  return html`<span class="face" part="avatar" aria-hidden="true"
    >${initials(name)}${
      picture
        ? html`<img
            src=${picture}
            alt=""
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            @error=${hide}
          />`
        : nothing
    }</span
  >`;
}

function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

function hide(event: Event): void {
  (event.target as HTMLElement).hidden = true;
}
