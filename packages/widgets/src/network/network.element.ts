import type { Answer, Question } from '@ruche/client';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { AnswerElement } from '../base/answer-element.js';
import { isRtl } from '../base/is-rtl.js';
import { Measure } from '../base/measure.js';
import { property } from '../base/property.js';
import { Walk } from '../base/walk.js';
import { walkedPlot } from '../base/walked-plot.js';
import { msg } from '../words/msg.js';
import { str } from '../words/str.js';
import { graphOf, shownPart } from './network-graph.js';
import type { Contact, Graph, GraphNode } from './network-graph.js';
import { networkPlot } from './network-plot.js';
import type { PlacedNode } from './place-nodes.js';
import { networkStyles } from './network.styles.js';

type PlaceNodes = typeof import('./place-nodes.js').placeNodes;

/**
 * Who turns to whom: circles of people and the contacts between them, as a map and as a list that says
 * the same. No person is shown by default; `metric="influencers"` or `"hubs"` names people where the
 * reader's role allows it. Arrow keys walk from circle to circle.
 *
 * @example
 * <ruche-network group="design" period="P6M" by="communities"></ruche-network>
 *
 * @summary Circles of people and the contacts between them.
 * @event ruche-ready - A load has finished.
 * @event ruche-error - A load has failed.
 * @event ruche-select - The reader chose a circle.
 * @csspart base - The box that holds the card.
 * @csspart card - The card.
 * @csspart heading - The name of the figure.
 * @csspart plot - The map.
 * @csspart list - The list beside it.
 * @csspart circle - A line of the list.
 * @cssproperty --network-height - Height of the map, and of the list beside it.
 */
export class RucheNetworkElement extends AnswerElement {
  static override styles = [AnswerElement.styles, networkStyles];

  /** Id of the metric shown @defaultValue network */
  @property() metric?: string;

  readonly #box = new Measure(this, '.box');
  readonly #walk = new Walk(this, {
    count: () => this.#shown.nodes.length,
    start: () => 0,
    choose: (at) => {
      const node = this.#shown.nodes[at];
      const answer = this.answers[0];
      const value =
        answer?.rows?.find(({ id }) => id === node?.key) ??
        answer?.parts?.find(({ key }) => key === node?.key);
      if (node) this.select(answer?.rows ? 'row' : 'part', node.key, value);
    },
  });
  #graph: { of: Answer; whole: Graph; shown: Graph } | undefined;
  #placed: { key: unknown[]; value: PlacedNode[] } | undefined;
  #placeNodes: PlaceNodes | 'coming' | 'failed' | undefined;

  override get questions(): Question[] {
    return [this.question(this.metric || 'network')];
  }

  override get hasViews(): boolean {
    return true;
  }

  protected override isEmpty({ parts, rows }: Answer): boolean {
    return !parts?.length && !rows?.length;
  }

  protected override renderContent([answer]: readonly Answer[]): TemplateResult {
    if (!answer) return this.renderSkeleton();
    if (this.isTable) {
      return html`<div class="box whole-table">${this.renderTable([answer])}</div>`;
    }
    if (this.#graph?.of !== answer) {
      const whole = graphOf(answer);
      this.#graph = { of: answer, whole, shown: shownPart(whole) };
    }
    const { whole } = this.#graph;
    const active = this.#shown.nodes[this.#walk.active ?? -1];
    return html`<div class="box">${this.#plot(active)}</div>
      <ul class="list" part="list" role="list" tabindex="0" aria-label=${this.shownHeading}>
        ${whole.nodes.map((node) => this.#line(node, active))}
      </ul>
      <p class="sr">${this.summary(answer)}</p>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class=${this.isTable ? 'box whole-table' : 'box'}>
        <span class="bone plot"></span>
      </div>
      ${this.isTable ? nothing : html`<div class="list"></div>`}`;
  }

  #plot(active: GraphNode | undefined): TemplateResult {
    const walk = this.#walk;
    const { nodes, links } = this.#shown;
    const { width, height, font } = this.#box;
    const at = walk.active ?? 0;
    const placed = this.#place(width, height);
    const text = (node: GraphNode): string => this.#figure(node);
    return walkedPlot({
      walk,
      heading: this.shownHeading,
      count: nodes.length,
      at,
      says: nodes[at] ? this.#says(nodes[at]) : '',
      marks: placed
        ? networkPlot({ placed, links, width, height, font, active, text, isRtl: isRtl(this) })
        : nothing,
      isBone: !placed,
    });
  }

  #line(node: GraphNode, active: GraphNode | undefined): TemplateResult {
    const texts = this.#contacts(node);
    return html`<li class=${node === active ? 'circle active' : 'circle'} part="circle">
      <div class="circle-head">
        <span><bdi>${node.label}</bdi></span>
        <span class="number">${this.#size(node)}</span>
      </div>
      ${texts.map((text) => html`<p class="turns">${text}</p>`)}
    </li>`;
  }

  #says(node: GraphNode): string {
    return [`${node.label}: ${this.#size(node)}`, ...this.#contacts(node)].join('. ');
  }

  #figure({ value }: GraphNode): string {
    return this.answers[0]?.rows
      ? this.formats.number(value ?? 0, { maximumFractionDigits: 3 })
      : this.formats.value(value, 'count');
  }

  #size(node: GraphNode): string {
    if (node.isHidden) return msg('not shown', { id: 'not-shown' });
    const figure = this.#figure(node);
    if (this.answers[0]?.rows) return figure;
    return this.formats.plural(node.value ?? 0) === 'one'
      ? msg(str`${figure} person`, { id: 'one-person' })
      : msg(str`${figure} people`, { id: 'some-people' });
  }

  #contacts(node: GraphNode): string[] {
    const { formats } = this;
    const names = (contacts: readonly Contact[]): string =>
      formats.list(
        contacts
          .slice(0, 3)
          .map(({ node: other, value }) => `${other.label} (${formats.number(value)})`),
      );
    const inside = formats.number(node.inside);
    return [
      node.inside > 0 ? msg(str`Contacts inside: ${inside}`, { id: 'contacts-inside' }) : '',
      node.out.length > 0 ? msg(str`Turns to ${names(node.out)}`, { id: 'turns-to' }) : '',
      node.in.length > 0 ? msg(str`Sought out by ${names(node.in)}`, { id: 'sought-by' }) : '',
    ].filter(Boolean);
  }

  #place(width: number, height: number): PlacedNode[] | undefined {
    if (this.#placeNodes === undefined) void this.#fetchPlaceNodes();
    if (width < 1 || height < 1 || typeof this.#placeNodes !== 'function') return undefined;
    const shown = this.#shown;
    const key = [shown, width, height];
    if (!this.#placed || key.some((item, i) => item !== this.#placed?.key[i])) {
      this.#placed = { key, value: this.#placeNodes(shown, { width, height }) };
    }
    return this.#placed.value;
  }

  async #fetchPlaceNodes(): Promise<void> {
    this.#placeNodes = 'coming';
    try {
      this.#placeNodes = (await import('./place-nodes.js')).placeNodes;
    } catch {
      // The list says the same.
      this.#placeNodes = 'failed';
    }
    this.requestUpdate();
  }

  get #shown(): Graph {
    return this.#graph?.shown ?? { nodes: [], links: [] };
  }
}
