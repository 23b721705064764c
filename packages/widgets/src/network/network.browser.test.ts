import { expect } from '@open-wc/testing';
import { networkAnswer } from '../../playground/further-answers.js';
import { find, press, shown, texts } from '../../playground/shown.js';
import './network.define.js';
import { RucheNetworkElement } from './network.element.js';

const tag = 'ruche-network';
const answer = networkAnswer();

describe(tag, () => {
  it('is defined once', () => {
    expect(customElements.get(tag)).to.equal(RucheNetworkElement);
  });

  it('draws a cell for each circle, and says the same as a list', async () => {
    const network = await drawn({ answer });
    expect(texts(network, '.node .name')).to.include('Community 1');
    expect(texts(network, '.circle-head')[0]).to.equal('Community 1 64 people');
    expect(texts(network, '.circle:first-child .turns')[0]).to.equal('Contacts inside: 384');
    expect(texts(network, '.circle:first-child .turns')[1]).to.match(/^Turns to Community 2 \(/);
    expect(texts(network, '.circle').at(-1)).to.contain('Small communities');
    await expect(network).to.be.accessible();
  });

  it('comes out the same each time, with no cell over another or outside its box', async () => {
    const [one, two] = [await drawn({ answer }), await drawn({ answer })];
    expect(places(one)).to.deep.equal(places(two));
    const boxes = Array.from(one.shadowRoot?.querySelectorAll('.cell') ?? [], (cell) =>
      cell.getBoundingClientRect(),
    );
    const plot = find(one, '.plot').getBoundingClientRect();
    for (const [i, box] of boxes.entries()) {
      expect(box.left).to.be.at.least(plot.left - 1);
      expect(box.right).to.be.at.most(plot.right + 1);
      for (const other of boxes.slice(i + 1)) {
        const isApart =
          box.right < other.left ||
          other.right < box.left ||
          box.bottom < other.top ||
          other.bottom < box.top;
        const x = box.left + box.width / 2 - other.left - other.width / 2;
        const y = box.top + box.height / 2 - other.top - other.height / 2;
        expect(isApart || Math.hypot(x, y) > (box.height + other.height) / 2 - 1).to.equal(true);
      }
    }
  });

  it('is walked through by arrow keys, and each circle is spoken with whom it turns to', async () => {
    const network = await drawn({ answer });
    const plot = find(network, '.plot');
    plot.focus();
    await network.updateComplete;
    expect(plot.getAttribute('aria-valuetext')).to.match(
      /^Community 1: 64 people\. Contacts inside/,
    );
    await press(network, 'ArrowRight');
    expect(plot.getAttribute('aria-valuetext')).to.match(/^Community 2: 37 people/);
    expect(find(network, '.circle.active').textContent).to.contain('Community 2');
    const chosen = new Promise<CustomEvent>((resolve) =>
      network.addEventListener('ruche-select', resolve as EventListener, { once: true }),
    );
    await press(network, 'Enter');
    expect((await chosen).detail).to.include({ kind: 'part', key: 'c2' });
  });

  it('is a table of contacts', async () => {
    const network = await shown<RucheNetworkElement>(tag, { answer, view: 'table' });
    expect(texts(network, 'thead th')).to.deep.equal(['Part', 'people', 'Turns to', 'Contacts']);
    expect(texts(network, 'tbody tr:first-child > *')).to.deep.equal([
      'Community 1',
      '64',
      'Community 1',
      '384',
    ]);
    await expect(network).to.be.accessible();
  });

  it('names people where the answer does', async () => {
    const rows = ['Ann', '<b>Bob</b>', null].map((name, i) => ({
      rank: i + 1,
      id: `u${i}`,
      name,
      value: 0.4 - i / 10,
    }));
    const edges = [
      { source: 'u0', target: 'u1', value: 3 },
      { source: 'u0', target: 'gone', value: 2 },
    ];
    const { parts: _, ...rest } = answer;
    const network = await drawn({ answer: { ...rest, rows, edges } });
    expect(texts(network, '.circle-head')).to.deep.equal([
      'Ann 0.4',
      '<b>Bob</b> 0.3',
      'A member 0.2',
    ]);
    expect(texts(network, '.turns')).to.deep.equal([
      'Turns to <b>Bob</b> (3)',
      'Sought out by Ann (3)',
    ]);
  });

  it('keeps hidden circles hidden, and takes edges that are none', async () => {
    const parts = [
      { key: 'office', label: 'Office', value: 40 },
      { key: 'board', label: 'Board', value: null, suppressed: true },
    ];
    const edges = [
      null,
      7,
      { source: 'office' },
      { source: 'office', target: 'office', value: 'x' },
    ];
    const network = await drawn({ answer: { ...answer, parts, edges } });
    expect(texts(network, '.circle-head')[1]).to.equal('Board not shown');
    expect(texts(network, '.node .name')).to.deep.equal(['Office']);
  });

  it('says why there is none: too few people', async () => {
    const few = { ...answer, value: null, parts: [], suppressed: { reason: 'below_k', k: 5 } };
    const network = await shown<RucheNetworkElement>(tag, { answer: few });
    expect(find(network, '.message').textContent).to.contain('from 5 people on');
  });

  it('draws no more than it can, and lists all', async () => {
    const many = networkAnswer('en', 300);
    const network = await drawn({ answer: many });
    expect(texts(network, '.node')).to.have.length(60);
    expect(texts(network, '.circle')).to.have.length(300);
  });
});

async function drawn(given: Partial<RucheNetworkElement>): Promise<RucheNetworkElement> {
  const network = await shown<RucheNetworkElement>(tag, given);
  for (let i = 0; i < 500 && !network.shadowRoot?.querySelector('.node'); i++) {
    await new Promise((go) => setTimeout(go, 10));
  }
  return network;
}

function places(network: RucheNetworkElement): (string | null)[] {
  return Array.from(network.shadowRoot?.querySelectorAll('.cell') ?? [], (cell) =>
    cell.getAttribute('d'),
  );
}
