import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import '../define.js';
import { fetchWords, languageOf } from '../words/msg.js';
import { serverRenderer } from './server-renderer.js';

/** What an element is rendered from on a server. */
export interface ServedElement {
  /** What the element shows: an answer of the collector, or several for those that show several. */
  answer: unknown;
  /** Attributes of the element; `true` is one without a value, `false` and nothing leave it out. */
  attributes?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** Language of words, numbers and dates. @defaultValue `en` */
  locale?: string;
  /** The nonce of the page's policy, for the style sheet in the markup. */
  nonce?: string;
}

/** The tags of the elements. */
export type ElementTag = Extract<keyof HTMLElementTagNameMap, `ruche-${string}`>;

/**
 * An element as HTML that shows its answer without a script, through a declarative shadow root: figures
 * as they are, charts as tables. Where the page has the elements' script too, the element takes over in
 * place, from the answer in its attribute: nothing moves and nothing is asked.
 *
 * @throws TypeError when the tag is none of ours or the name of an attribute is none
 */
export async function renderElement(
  tag: ElementTag,
  { answer, attributes = {}, locale = 'en', nonce }: ServedElement,
): Promise<string> {
  if (!tag.startsWith('ruche-') || !customElements.get(tag))
    throw new TypeError(`No element "${tag}".`);
  await fetchWords(languageOf(locale));
  const Renderer = serverRenderer({ locale, nonce });
  const renderer = new Renderer(tag);
  const given: ServedElement['attributes'] = {
    locale,
    ...attributes,
    answer: JSON.stringify(answer),
  };
  for (const [name, value] of Object.entries(given)) {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new TypeError(`No attribute "${name}".`);
    if (value === false || value === null || value === undefined) continue;
    renderer.setAttribute(name, value === true ? '' : String(value));
  }
  renderer.connectedCallback();
  const info = {
    elementRenderers: [Renderer],
    customElementInstanceStack: [renderer],
    customElementHostStack: [renderer],
    eventTargetStack: [],
    slotStack: [],
    deferHydration: false,
  };
  const open = await collectResult(renderer.renderAttributes());
  const shadow = await collectResult(renderer.renderShadow(info) ?? []);
  return `<${tag}${open}><template shadowrootmode="open">${withoutMarks(shadow)}</template></${tag}>`;
}

/** Without what only Lit's own way of taking over needs. */
function withoutMarks(markup: string): string {
  return markup
    .replaceAll(/<!--\/?lit-(?:part|node)[^>]*-->|<!--\?-->/g, '')
    .replaceAll(' defer-hydration', '');
}
