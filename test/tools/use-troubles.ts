import type { FrameUnderTest } from './use-frame.js';

/** Listens for what goes wrong in a page: errors, rejections and warnings in its console, since the test began. */
export function useTroubles(here: FrameUnderTest): () => string[] {
  let troubles: string[];
  beforeEach(() => {
    troubles = [];
    const { window } = here.frame;
    window.addEventListener('error', ({ message }) => troubles.push(message));
    window.addEventListener('unhandledrejection', ({ reason }) => troubles.push(String(reason)));
    const { console: frameConsole } = window as unknown as { console: Console };
    frameConsole.warn = (...words: unknown[]) => void troubles.push(words.join(' '));
  });
  return () => troubles;
}
