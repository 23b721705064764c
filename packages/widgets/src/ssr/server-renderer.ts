import { LitElementRenderer } from '@lit-labs/ssr';
import { renderValue } from '@lit-labs/ssr/lib/render-value.js';
import type { RenderInfo } from '@lit-labs/ssr/lib/render-value.js';
import type { ThunkedRenderResult } from '@lit-labs/ssr/lib/render-result.js';
import type { CSSResult, LitElement } from 'lit';
import type { AnswerElement } from '../base/answer-element.js';
import type { Answer } from '@ruche/client';
import type { FigureState, Outcome } from '../base/outcome.js';
import { figureTable } from '../export/figure-table.js';
import type { Formats } from '../format/formats.js';
import * as rest from '../frame/rest.js';
import { tableView } from '../frame/table-view.js';
import { RucheGroupStatsElement } from '../group-stats/group-stats.element.js';
import { summaryOf } from '../summary/summary-of.js';

/** What all elements of one rendering share. */
export interface ServerRendering {
  locale: string;
  nonce: string | undefined;
}

/** The parts of an element that a server uses in place of a browser. */
type Dressed = Omit<LitElement, 'render'> & {
  locale?: string;
  view?: string;
  rest: unknown;
  companion: unknown;
  readonly state: FigureState;
  readonly outcomes?: readonly Outcome[];
  readonly formats: Formats;
  readonly shownHeading: string;
  speak<T>(say: () => T): T;
  render(): unknown;
};

/** Charts that are drawn by the width that they are given, which a server does not know. */
const measured = new Set(['ruche-compare', 'ruche-network', 'ruche-trend']);

/** The renderer of one rendering: in its language, with what else comes after the first paint. */
export function serverRenderer({
  locale,
  nonce,
}: ServerRendering): (new (tag: string) => LitElementRenderer) & typeof LitElementRenderer {
  let page: RucheGroupStatsElement | undefined;
  return class extends LitElementRenderer {
    override connectedCallback(): void {
      const { element } = this;
      if (page) page.feed(element as unknown as AnswerElement);
      else if (element instanceof RucheGroupStatsElement) page = element;
      const dressed = element as unknown as Dressed;
      dressed.locale ||= locale;
      dressed.rest = rest;
      dressed.companion = companionOf(dressed);
      if (measured.has(this.tagName)) dressed.view = 'table';
      super.connectedCallback();
    }

    override renderShadow(info: RenderInfo): ThunkedRenderResult {
      const { elementStyles } = this.element.constructor as typeof LitElement;
      const css = [...(elementStyles as CSSResult[]), rest.restStyles].map(
        ({ cssText }) => cssText,
      );
      const open = nonce ? `<style nonce="${escape(nonce)}">` : '<style>';
      const dressed = this.element as unknown as Dressed;
      const content = dressed.speak(() => dressed.render());
      return [open, ...css, '</style>', () => renderValue(content, info)];
    }
  };
}

/** What comes after the first paint in a browser, without what only a script can do. */
function companionOf(host: Dressed): object {
  return {
    get message() {
      const { state, outcomes } = host;
      const { answer, problem } = outcomes?.[0] ?? {};
      return rest.message({ state, answer, code: problem?.code, retry: () => undefined });
    },
    table: (answers: readonly Answer[]) =>
      tableView(figureTable(answers, host.formats), host.shownHeading),
    summary: (answer: Answer) => summaryOf(answer, host.formats),
  };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
