import { expect } from '@open-wc/testing';
import { pause } from '../../../../test/tools/open-frame.js';
import type { Frame } from '../../../../test/tools/open-frame.js';
import { mark, neverOpens, track, useOutboxes } from '../../../../test/tools/use-outboxes.js';

const here = useOutboxes();

describe('the outbox, where storage is refused,', () => {
  const refusals: [string, (window: Frame['window']) => void][] = [
    ['is not there', (window) => Object.defineProperty(window, 'indexedDB', { value: undefined })],
    [
      'throws',
      (window) => {
        window.IDBFactory.prototype.open = () => {
          throw new DOMException('private mode', 'SecurityError');
        };
      },
    ],
    ['never opens', neverOpens],
    [
      'is full',
      (window) => {
        window.IDBObjectStore.prototype.put = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    ],
    [
      'has no locks',
      (window) => Object.defineProperty(window.navigator, 'locks', { value: undefined }),
    ],
    [
      'is all forbidden',
      (window) => {
        for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('forbidden', 'SecurityError');
            },
          });
        }
      },
    ],
  ];
  for (const [how, refuse] of refusals) {
    it(`falls back to memory, quietly: it ${how}`, async () => {
      const like = mark();
      const errors: unknown[] = [];
      const [tracker] = await here.open((window) => {
        window.addEventListener('error', ({ error }) => errors.push(error));
        window.addEventListener('unhandledrejection', ({ reason }) => errors.push(reason));
        refuse(window);
      });
      tracker.consent('full');
      track(tracker, like, 3);
      await tracker.flush();
      await pause(200);
      expect((await here.collector.stored(like)).length).to.equal(3);
      expect(errors).to.deep.equal([]);
    });
  }
});
