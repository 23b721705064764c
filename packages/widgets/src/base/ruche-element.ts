import { LitElement } from 'lit';
import { property } from './property.js';
import { formatsFor } from '../format/formats.js';
import type { Formats } from '../format/formats.js';
import { fetchWords, languageOf, speaking } from '../words/msg.js';

/**
 * What every element has: a language of its own, and the manners never to throw into the page.
 *
 * @cssproperty --ruche-surface - Colour of the card.
 * @cssproperty --ruche-ink - Colour of the text.
 * @cssproperty --ruche-muted - Colour of secondary text.
 * @cssproperty --ruche-line - Colour of hairlines.
 * @cssproperty --ruche-control - Colour of the edges of controls.
 * @cssproperty --ruche-accent - Colour of marks.
 * @cssproperty --ruche-accent-ink - Colour of text on the wash.
 * @cssproperty --ruche-wash - Colour behind one's own row.
 * @cssproperty --ruche-second - Colour of a second series.
 * @cssproperty --ruche-neutral - Colour of what is compared with.
 * @cssproperty --ruche-better - Colour of a change for the better.
 * @cssproperty --ruche-worse - Colour of a change for the worse.
 * @cssproperty --ruche-focus - Colour of the ring around what has the focus.
 * @cssproperty --ruche-font - The letters; the page's without it.
 * @cssproperty --ruche-font-size - Their size; the page's without it.
 * @cssproperty --ruche-space - Space inside the card.
 * @cssproperty --ruche-radius - Roundness of corners.
 * @cssproperty --ruche-border - Edge of the card.
 * @cssproperty --ruche-shadow - Shadow of the card.
 */
export abstract class RucheElement extends LitElement {
  /** A server rendered what is shown; it stays until the first update takes its place. */
  #isServed = false;

  /** Updates after the first paint, which keeps the place of the others, take turns with those of other elements. */
  protected takeTurn?: (work: () => void) => Promise<void> | undefined;

  /** Language of words, numbers and dates. @defaultValue the connection's, else that of the page */
  @property() locale?: string;

  /** The locale that a connection or a parent gives. */
  protected get inheritedLocale(): string | undefined {
    return undefined;
  }

  /** Numbers and dates in this element's locale. */
  get formats(): Formats {
    return formatsFor(this.resolvedLocale);
  }

  /** The locale in use. */
  protected get resolvedLocale(): string {
    return (
      this.locale ||
      this.inheritedLocale ||
      this.closest<HTMLElement>('[lang]')?.lang ||
      this.ownerDocument.documentElement.lang ||
      'en'
    );
  }

  /** What must be there before an element takes the place of what a server rendered. */
  protected prepare(): Promise<unknown> | undefined {
    return undefined;
  }

  /** Called when an update threw; the page never sees the error. */
  protected onFailure(_error: unknown): void {}

  /** Runs something while messages are in this element's language. */
  speak<T>(say: () => T): T {
    return speaking(languageOf(this.resolvedLocale), say);
  }

  /** Tells the page. Events bubble and cross shadow roots. */
  protected emit<T>(type: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(type, { detail, bubbles: true, composed: true }));
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#isServed = this.shadowRoot !== null;
    const root = super.createRenderRoot();
    if (this.#isServed) this.renderOptions.renderBefore = null;
    return root;
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const words = fetchWords(languageOf(this.resolvedLocale));
    const update = (): void => this.performUpdate();
    if (!words && !this.#isServed) return this.takeTurn ? this.takeTurn(update) : update();
    return Promise.all([words, this.#isServed && this.prepare()]).then(update);
  }

  protected override performUpdate(): void {
    if (this.#isServed) {
      // What stands inside another of these elements is about to be replaced by it.
      if ((this.getRootNode() as Partial<ShadowRoot>).host instanceof RucheElement) return;
      this.#isServed = false;
      this.renderRoot.replaceChildren();
    }
    try {
      this.speak(() => super.performUpdate());
    } catch (error) {
      this.onFailure(error);
    }
  }
}
