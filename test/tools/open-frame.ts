import type { createTracker } from '@ruche/tracker';
import type { auto } from '@ruche/tracker/auto';
import type { debug } from '@ruche/tracker/debug';
import type { createOutbox } from '@ruche/tracker/outbox';

/** What a frame's page loads. */
export interface FrameModules {
  createTracker: typeof createTracker;
  createOutbox: typeof createOutbox;
  auto: typeof auto;
  debug: typeof debug;
}

/** A page of its own, with its own history and life, for a tracker. */
export interface Frame {
  window: Window & typeof globalThis;
  document: Document;
  /** Loads the tracker's modules in it. */
  load(): Promise<FrameModules>;
  /** Ends the page, as closing its tab does. */
  close(): void;
}

/** Forgets what pages of before have left on the device. */
export async function clearDevice(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of await indexedDB.databases()) {
    // Emptied rather than deleted, because a page that has just ended may hold it open for a while.
    const db = await new Promise<IDBDatabase>((opened, failed) => {
      const request = indexedDB.open(name!);
      request.onsuccess = () => opened(request.result);
      request.onerror = () => failed(request.error);
    });
    for (const store of db.objectStoreNames) {
      db.transaction(store, 'readwrite').objectStore(store).clear();
    }
    db.close();
  }
}

/** Opens a page in a frame. */
export async function openFrame(): Promise<Frame> {
  const frame = document.createElement('iframe');
  await new Promise<void>((loaded) => {
    frame.onload = () => loaded();
    frame.src = '/__collector/page';
    document.body.append(frame);
  });
  const window = frame.contentWindow as Window & typeof globalThis & { load: Frame['load'] };
  return {
    window,
    document: window.document,
    load: async () => window.load(),
    close: () => frame.remove(),
  };
}

/** Waits until something is so. */
export async function until(
  met: () => boolean | Promise<boolean>,
  patience = 10_000,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await met())) {
    if (Date.now() > end) throw new Error(`not within ${patience} ms: ${met}`);
    await pause(50);
  }
}

/** Waits. */
export async function pause(ms: number): Promise<void> {
  await new Promise((done) => setTimeout(done, ms));
}
