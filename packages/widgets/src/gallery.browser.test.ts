import { expect, fixtureCleanup } from '@open-wc/testing';
import { html, render } from 'lit';
import { gallery } from '../playground/gallery.js';
import { pseudoText, speakPseudo } from '../playground/pseudo.js';
import '../playground/stage.js';
import './define.js';

const looks = [
  { name: 'English, light, 360 px', language: 'en', scheme: 'light', width: 360 },
  { name: 'French, dark, 280 px', language: 'fr', scheme: 'dark', width: 280 },
  { name: 'right to left, 320 px', language: 'he', scheme: 'light', width: 320 },
  { name: 'English, dark, 1600 px', language: 'en', scheme: 'dark', width: 1600 },
] as const;

speakPseudo();

for (const { name, language, scheme, width } of looks) {
  describe(`every cell of the gallery: ${name}`, function () {
    this.timeout(60_000);
    const root = document.documentElement;
    const before = { lang: root.lang, dir: root.dir };
    let box: HTMLElement;

    beforeEach(() => {
      root.lang = language;
      root.dir = language === 'he' ? 'rtl' : 'ltr';
      root.style.colorScheme = scheme;
      box = document.createElement('main');
      box.style.cssText = `background: ${scheme === 'dark' ? '#131110' : '#faf8f4'}; inline-size: ${width}px`;
      document.body.append(box);
    });

    afterEach(() => {
      box.remove();
      Object.assign(root, before);
      root.style.colorScheme = '';
      fixtureCleanup();
    });

    for (const { title, cells } of gallery(language === 'fr' ? 'fr' : 'en')) {
      it(`${title}: axe finds nothing, nothing sticks out, no word is left in another language`, async () => {
        render(
          cells.map(({ content }) => html`<section>${content}</section>`),
          box,
        );
        await settled(box);
        for (const element of elementsIn(box)) {
          const card = element.shadowRoot?.querySelector('.card, .page') ?? element;
          expect(card.scrollWidth, element.outerHTML.slice(0, 80)).to.be.at.most(
            card.clientWidth + 1,
          );
          expect(element.shadowRoot?.innerHTML).not.to.match(
            /\bNaN\b|\bundefined\b|\[object |Invalid Date/,
          );
        }
        if (language === 'he') expect(leftOver(box)).to.deep.equal([]);
        await expect(box).to.be.accessible({ ignoredRules: ['region', 'landmark-one-main'] });
      });
    }
  });
}

/** Until the elements have their tools or their message, and nothing more comes. */
async function settled(box: HTMLElement): Promise<void> {
  const isWaiting = (): boolean =>
    elementsIn(box).some(({ shadowRoot }) => !shadowRoot?.querySelector('.header, .page'));
  for (let i = 0; i < 300 && isWaiting(); i++) await new Promise((go) => setTimeout(go, 10));
  await new Promise((go) => setTimeout(go, 250));
}

function elementsIn(box: ParentNode): HTMLElement[] {
  return Array.from(box.querySelectorAll<HTMLElement>('*')).filter(
    ({ localName }) => localName.startsWith('ruche-') && localName !== 'ruche-stage',
  );
}

/** Words of buttons and messages that are not of the pseudo-language. */
function leftOver(box: HTMLElement): string[] {
  const own = pseudoText('z');
  return elementsIn(box)
    .flatMap(({ shadowRoot }) =>
      Array.from(
        shadowRoot?.querySelectorAll('button, .message p') ?? [],
        ({ textContent }) => textContent?.trim() ?? '',
      ),
    )
    .filter((text) => /[a-z]{3,}/.test(text) && !text.includes(own));
}
