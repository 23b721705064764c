import { expect, fixture, html } from '@open-wc/testing';
import { seriesAnswer } from '../../playground/answers.js';
import type { TokenNeededDetail } from '../base/events.js';
import '../stat/stat.define.js';
import './connection.define.js';
import { RucheConnectionElement } from './connection.element.js';
import { connectPage } from './page-connection.js';

interface Sent {
  url: string;
  token: string | null;
  body: { site?: string; queries: { metric: string; locale?: string }[] };
}

const realFetch = window.fetch;
let sent: Sent[] = [];

describe('ruche-connection', () => {
  beforeEach(() => {
    sent = [];
    // The network is the one thing that a browser test has to stand in for.
    window.fetch = (input, init) => {
      const url = String(input);
      if (!url.includes('/v1/query')) return realFetch(input, init);
      const body = JSON.parse(String(init?.body)) as Sent['body'];
      const token = new Headers(init?.headers).get('authorization');
      sent.push({ url, token, body });
      const answers = body.queries.map(({ metric }) => seriesAnswer(metric));
      return Promise.resolve(Response.json({ answers }));
    };
  });
  afterEach(() => {
    window.fetch = realFetch;
  });

  it('is defined once and takes no room of its own', async () => {
    await import('./connection.define.js');
    expect(customElements.get('ruche-connection')).to.equal(RucheConnectionElement);
    const connection = await fixture(html`<ruche-connection src="/x"></ruche-connection>`);
    expect(getComputedStyle(connection).display).to.equal('contents');
  });

  it('answers all elements inside it by one request, with the host’s token', async () => {
    const box = await fixture<HTMLElement>(
      html`<ruche-connection
        src="https://stats.example.org/"
        site="default"
        .tokenProvider=${() => 't1'}
      >
        <ruche-stat metric="posts"></ruche-stat>
        <div><ruche-stat metric="likes"></ruche-stat></div>
        <ruche-stat metric="posts"></ruche-stat>
      </ruche-connection>`,
    );
    await until(() => Array.from(box.querySelectorAll('ruche-stat')).every(isReady));
    expect(sent.length).to.equal(1);
    expect(sent[0]?.url).to.equal('https://stats.example.org/v1/query');
    expect(sent[0]?.token).to.equal('Bearer t1');
    expect(sent[0]?.body.queries.map(({ metric }) => metric)).to.deep.equal(['posts', 'likes']);
  });

  it('asks the page for a token by an event', async () => {
    const reasons: string[] = [];
    const answer = (event: Event): void => {
      const { detail } = event as CustomEvent<TokenNeededDetail>;
      reasons.push(detail.reason);
      detail.respondWith(Promise.resolve('t2'));
    };
    document.addEventListener('ruche-token-needed', answer, { once: true });
    const box = await fixture<HTMLElement>(
      html`<ruche-connection src="/x"><ruche-stat metric="posts"></ruche-stat></ruche-connection>`,
    );
    await until(() => isReady(box.querySelector('ruche-stat')));
    expect(reasons).to.deep.equal(['first']);
    expect(sent[0]?.token).to.equal('Bearer t2');
  });

  it('sends none where nobody has one', async () => {
    const box = await fixture<HTMLElement>(
      html`<ruche-connection src="/x"><ruche-stat metric="posts"></ruche-stat></ruche-connection>`,
    );
    await until(() => isReady(box.querySelector('ruche-stat')));
    expect(sent[0]?.token).to.equal(null);
  });

  it('asks again when told to, and when it gets another source', async () => {
    const box = await fixture<RucheConnectionElement>(
      html`<ruche-connection src="/x"><ruche-stat metric="posts"></ruche-stat></ruche-connection>`,
    );
    await until(() => sent.length === 1);
    box.refresh();
    await until(() => sent.length === 2);
    box.src = '/y';
    await until(() => sent.length === 3);
    expect(sent.map(({ url }) => new URL(url).pathname)).to.deep.equal([
      '/x/v1/query',
      '/x/v1/query',
      '/y/v1/query',
    ]);
  });

  it('asks again when an attribute changes, and not for an answer that is fresh', async () => {
    const box = await fixture<HTMLElement>(
      html`<ruche-connection src="/x"><ruche-stat metric="posts"></ruche-stat></ruche-connection>`,
    );
    const stat = box.querySelector('ruche-stat');
    await until(() => isReady(stat));
    stat?.setAttribute('metric', 'likes');
    await until(() => stat?.answers[0]?.metric.id === 'likes');
    stat?.setAttribute('metric', 'posts');
    await until(() => stat?.answers[0]?.metric.id === 'posts');
    expect(sent.length).to.equal(2);
  });

  it('survives a move in the document, and an element that goes while it loads', async () => {
    const box = await fixture<HTMLElement>(
      html`<div>
        <ruche-connection src="/x"><ruche-stat metric="posts"></ruche-stat></ruche-connection>
        <p></p>
      </div>`,
    );
    box.querySelector('p')?.append(box.querySelector('ruche-connection') as Element);
    await until(() => isReady(box.querySelector('ruche-stat')));
    const other = document.createElement('ruche-stat');
    other.metric = 'likes';
    box.querySelector('ruche-connection')?.append(other);
    await other.updateComplete;
    other.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent.flatMap(({ body }) => body.queries).map(({ metric }) => metric)).not.to.include(
      'likes',
    );
  });

  it('stays quiet without a source', async () => {
    const box = await fixture<HTMLElement>(
      html`<ruche-connection><ruche-stat metric="posts"></ruche-stat></ruche-connection>`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(box.querySelector('ruche-stat')?.state).to.equal('initial');
    expect(sent.length).to.equal(0);
  });

  it('serves a whole page from the script tag’s own attributes', async () => {
    const script = document.createElement('script');
    script.type = 'text/plain';
    script.src = 'https://stats.example.org/prefix/widgets.js';
    script.dataset['site'] = 'default';
    document.head.append(script);
    connectPage(script.src);
    connectPage(script.src);
    const stat = await fixture<HTMLElement>(html`<ruche-stat metric="posts"></ruche-stat>`);
    await until(() => isReady(stat));
    expect(sent.map(({ url }) => url)).to.deep.equal(['https://stats.example.org/prefix/v1/query']);
    expect(sent[0]?.body.site).to.equal('default');
    script.remove();
  });
});

function isReady(element: Element | null): boolean {
  return element !== null && 'state' in element && element.state === 'ready';
}

async function until(check: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !check(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!check()) throw new Error(`never: ${check}`);
}
