import { LitElement } from 'lit';
import { property } from './property.js';
import { formatsFor } from '../format/formats.js';
import type { Formats } from '../format/formats.js';
import { fetchWords, languageOf, speaking } from '../words/msg.js';

/** What every element has: a language of its own, and the manners never to throw into the page. */
export abstract class RucheElement extends LitElement {
  /** Language of words, numbers and dates. @defaultValue the connection's, else that of the page */
  @property() locale?: string;

  /** The locale that a connection or a parent gives. */
  protected get inheritedLocale(): string | undefined {
    return undefined;
  }

  /** Numbers and dates in this element's locale. */
  protected get formats(): Formats {
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

  /** Called when an update threw; the page never sees the error. */
  protected onFailure(_error: unknown): void {}

  /** Runs something while messages are in this element's language. */
  protected speak<T>(say: () => T): T {
    return speaking(languageOf(this.resolvedLocale), say);
  }

  /** Tells the page. Events bubble and cross shadow roots. */
  protected emit<T>(type: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(type, { detail, bubbles: true, composed: true }));
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const words = fetchWords(languageOf(this.resolvedLocale));
    if (words) return words.then(() => this.performUpdate());
    return this.performUpdate();
  }

  protected override performUpdate(): void {
    try {
      this.speak(() => super.performUpdate());
    } catch (error) {
      this.onFailure(error);
    }
  }
}
