import { html, render } from 'lit';
import '../src/define.js';
import './stage.js';
import type { Language } from './answers.js';
import { gallery } from './gallery.js';
import { speakPseudo } from './pseudo.js';

// Everything is in the address, so that a view can be shared: ?theme=dark&lang=fr&dir=rtl&width=320&only=ruche-stat
const asked = new URLSearchParams(location.search);
const choices = {
  theme: ['', 'light', 'dark'],
  lang: ['en', 'fr', 'he'],
  dir: ['ltr', 'rtl'],
  look: ['', 'plain', 'dense', 'rounded', 'high-contrast'],
  width: ['', '280', '320', '480', '800', '1280', '1600'],
};

const root = document.documentElement;
const language: Language = asked.get('lang') === 'fr' ? 'fr' : 'en';
const width = asked.get('width');
root.lang = asked.get('lang') === 'he' ? 'he' : language;
speakPseudo();
root.dir = asked.get('dir') === 'rtl' ? 'rtl' : 'ltr';
root.dataset['theme'] = asked.get('theme') ?? '';
const look = asked.get('look');
if (look) void import(`../themes/${look}.css`);
if (width) {
  root.style.setProperty('--width', `${width}px`);
  root.style.setProperty('--cell', `${width}px`);
}

const link = (key: string, value: string): string => {
  const next = new URLSearchParams(asked);
  next.set(key, value);
  return `?${next}`;
};
const only = asked.get('only');
const state = asked.get('state');

render(
  html`<nav class="bar" aria-label="View" ?hidden=${asked.has('bare')}>
      ${Object.entries(choices).map(
        ([key, values]) =>
          html`<span
            >${key}:
            ${values.map((value) => html`<a href=${link(key, value)}>${value || 'auto'}</a> `)}</span
          >`,
      )}
    </nav>
    ${gallery(language)
      .filter(({ title }) => !only || title === only)
      .map(
        ({ title, wide, cells }) =>
          html`<section>
            <h2>${title}</h2>
            <div class=${wide ? 'cells wide' : 'cells'}>
              ${cells
                .filter(({ name }) => !state || name === state)
                .map(
                  ({ name, content }) =>
                    html`<div class="cell">
                      <div class="name">${name}</div>
                      <div class="frame">${content}</div>
                    </div>`,
                )}
            </div>
          </section>`,
      )}`,
  document.body,
);
