import { expect, fixture } from '@open-wc/testing';
import { furtherAnswers } from '../playground/further-answers.js';
import { pageAnswers } from '../playground/answers.js';
import './define.js';

const tags = [
  'ruche-stat',
  'ruche-trend',
  'ruche-leaderboard',
  'ruche-top-posts',
  'ruche-devices',
  'ruche-usage',
  'ruche-member-status',
  'ruche-lifecycle',
  'ruche-retention',
  'ruche-rhythm',
  'ruche-ambassadors',
  'ruche-compare',
  'ruche-key-figures',
  'ruche-network',
  'ruche-objectives',
  'ruche-group-stats',
] as const;

const canned = [...pageAnswers(), ...furtherAnswers()];
const markup = '<img src=x onerror="window.pwned = true">';
const odd = [markup, 'محمد עברית', '🐝👩‍👩‍👧‍👦', 'L'.repeat(200), '', null, 7, {}];

/** The answer with every leaf in it changed. */
function changed(value: unknown, leaf: (value: unknown, at: number) => unknown, at = 0): unknown {
  if (Array.isArray(value)) return value.map((item, i) => changed(item, leaf, i));
  if (typeof value !== 'object' || value === null) return leaf(value, at);
  return Object.fromEntries(
    Object.entries(value).map(([key, item], i) => [key, changed(item, leaf, at + i)]),
  );
}

const inputs: Record<string, (answer: unknown) => unknown> = {
  'nulls everywhere': (answer) => changed(answer, () => null),
  'texts in place of numbers': (answer) =>
    changed(answer, (leaf) => (typeof leaf === 'number' ? '7' : leaf)),
  'numbers in place of texts': (answer) =>
    changed(answer, (leaf) => (typeof leaf === 'string' ? 7 : leaf)),
  'numbers that are none': (answer) =>
    changed(answer, (leaf, i) =>
      typeof leaf === 'number' ? [Number.NaN, Infinity, -1e308][i % 3] : leaf,
    ),
  'markup, both directions, emoji, 200 characters': (answer) =>
    changed(answer, (leaf, i) =>
      typeof leaf === 'string' && leaf !== '' ? odd[i % odd.length] : leaf,
    ),
  'lists in place of objects': (answer) => [answer, [], null, 'x'],
  'an answer to another question': () => canned[6],
  'a problem': () => ({ code: 'unknown_metric', title: 'x', status: 400 }),
  'ten thousand rows': (answer) => ({
    ...(answer as object),
    rows: Array.from({ length: 10_000 }, (_, i) => ({
      rank: i + 1,
      id: `${i}`,
      name: `N${i}`,
      value: 1,
    })),
    parts: Array.from({ length: 10_000 }, (_, i) => ({
      key: `${i}`,
      label: `P${i}`,
      value: i,
      share: 0,
    })),
  }),
};

describe('bad input', function () {
  this.timeout(60_000);

  for (const [name, spoil] of Object.entries(inputs)) {
    for (const tag of tags) {
      it(`${tag} takes ${name}: nothing is thrown into the page`, async () => {
        const thrown: unknown[] = [];
        const onError = (event: ErrorEvent | PromiseRejectionEvent): void => {
          thrown.push('reason' in event ? event.reason : event.message);
          event.preventDefault();
        };
        // Mocha has a listener of its own.
        const mocha = window.onerror;
        window.onerror = null;
        addEventListener('error', onError);
        addEventListener('unhandledrejection', onError);
        const box = await fixture<HTMLElement>('<div style="inline-size: 20rem"></div>');
        for (const answer of name === 'ten thousand rows' ? canned.slice(6, 8) : canned) {
          const element = document.createElement(tag);
          element.setAttribute('period', 'soon');
          element.setAttribute('interval', 'now');
          element.setAttribute('limit', 'many');
          element.setAttribute('heading-level', '99');
          element.answer = spoil(answer);
          box.append(element);
          await element.updateComplete;
        }
        await new Promise((go) => setTimeout(go, 60));
        removeEventListener('error', onError);
        removeEventListener('unhandledrejection', onError);
        window.onerror = mocha;
        expect(thrown.filter((error) => !String(error).includes('ResizeObserver'))).to.deep.equal(
          [],
        );
        expect('pwned' in window).to.equal(false);
        expect(box.scrollWidth).to.be.at.most(box.clientWidth + 1);
        for (const { shadowRoot } of Array.from(box.children)) {
          expect(shadowRoot?.innerHTML).not.to.match(/\bNaN\b|∞|\[object |Invalid Date/);
        }
      });
    }
  }
});
