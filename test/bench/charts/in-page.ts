import { pageAnswers, seriesAnswer } from '../../../packages/widgets/playground/answers.js';
import { furtherAnswers } from '../../../packages/widgets/playground/further-answers.js';
import './ruche.js';
import { draws } from './draws.js';

/** What the benches of the widgets do inside a page. */
export interface WidgetsInPage {
  trend(name: string, rounds: number): Promise<number[]>;
  page(rounds: number): Promise<number[]>;
  tenTrends(): Promise<void>;
  place(): Promise<void>;
  come(): Promise<void>;
  fill(tag: string, count: number): Promise<void>;
  empty(): Promise<void>;
  cycles(count: number): Promise<void>;
}

const allAnswers = () => [...pageAnswers(), ...furtherAnswers()];
const year = (i: number) => seriesAnswer('likes', 'en', { scale: 31 + i, days: 365 });
const main = document.querySelector('main') as HTMLElement;

/** The end of the frame in which all that was begun is painted. */
function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(0);
    });
  });
}

let open = (): void => undefined;
const gate = new Promise<void>((go) => (open = go));

const rest = (ms = 30): Promise<void> => new Promise((go) => setTimeout(go, ms));

const inPage: WidgetsInPage = {
  /** From the answer to the paint of a trend with 365 points, in ms. */
  async trend(name, rounds) {
    const draw = draws[name];
    if (!draw) throw new Error(`Nothing draws ${name}.`);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const answer = year(round);
      const box = main.appendChild(document.createElement('div'));
      box.className = 'box';
      await painted();
      await rest();
      const start = performance.now();
      const remove = draw(box, answer);
      const end = await painted();
      const isDrawn =
        box.querySelector('canvas') ?? box.firstElementChild?.shadowRoot?.querySelector('.now');
      if (!isDrawn) throw new Error(`${name} drew nothing in its first frame.`);
      times.push(end - start);
      remove();
      box.remove();
    }
    return times;
  },

  /** From the answers to the paint of the whole page of a group, in ms. */
  async page(rounds) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const page = document.createElement('ruche-group-stats');
      page.group = 'design';
      page.groups = [];
      main.append(page);
      await painted();
      await rest();
      const start = performance.now();
      page.answer = pageAnswers();
      await page.updateComplete;
      // They take turns: the time is that of the last one.
      const figures = Array.from(
        page.shadowRoot?.querySelectorAll<HTMLElementTagNameMap['ruche-trend']>('.figure') ?? [],
      );
      await Promise.all(figures.map(({ updateComplete }) => updateComplete));
      const end = await painted();
      const trends = figures.filter(({ localName }) => localName === 'ruche-trend');
      const isDrawn =
        figures.every(({ state }) => state === 'ready') &&
        trends.every(({ shadowRoot }) => shadowRoot?.querySelector('.now'));
      if (!isDrawn) throw new Error('The page is not drawn.');
      times.push(end - start);
      page.remove();
    }
    return times;
  },

  async tenTrends() {
    const answers = Array.from({ length: 10 }, (_, i) => year(i));
    const trends = answers.map(({ metric }) => {
      const trend = document.createElement('ruche-trend');
      trend.metric = metric.id;
      return trend;
    });
    main.append(...trends);
    await painted();
    await rest(200);
    // One request answers them all: they come within one task.
    for (const [i, trend] of trends.entries()) trend.answer = answers[i];
    await painted();
    await rest(500);
    for (const trend of trends) trend.remove();
  },

  /** The page of a group, with a connection whose answers are still to come. */
  async place() {
    const answers = new Map(allAnswers().map((answer) => [answer.metric.id, answer]));
    const connection = {
      async ask({ metric }: { metric: string }) {
        await gate;
        return answers.get(metric) ?? seriesAnswer(metric);
      },
      groups: () => Promise.resolve([]),
      objectives: () => gate.then(() => []),
      subscribe: () => () => undefined,
    };
    main.addEventListener('context-request', (event) => {
      if (!('callback' in event) || typeof event.callback !== 'function') return;
      event.stopPropagation();
      event.callback(connection, () => undefined);
    });
    const page = document.createElement('ruche-group-stats');
    page.group = 'design';
    main.append(page);
    await rest(1000);
  },

  /** The answers come, all at once. */
  async come() {
    open();
    await rest(2000);
  },

  async fill(tag, count) {
    for (let i = 0; i < count; i++) {
      const element = document.createElement(tag);
      const answer = tag === 'ruche-group-stats' ? pageAnswers() : seriesAnswer('likes');
      Object.assign(element, { answer, metric: 'likes' });
      main.append(element);
    }
    await painted();
    await rest(500);
  },

  async empty() {
    main.replaceChildren();
    await painted();
    await rest(100);
  },

  async cycles(count) {
    for (let i = 0; i < count; i++) {
      const page = document.createElement('ruche-group-stats');
      page.answer = pageAnswers();
      main.append(page);
      await painted();
      page.remove();
    }
    await rest(300);
  },
};

Object.assign(globalThis, { inPage });
