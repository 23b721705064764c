/** Gives a page in a headless browser something to look away from. */
export const fakeSight = `{
  let seen = true;
  Object.defineProperty(document, 'hidden', { get: () => !seen });
  Object.defineProperty(document, 'visibilityState', { get: () => (seen ? 'visible' : 'hidden') });
  window.see = (now) => { seen = now; document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); };
  window.touch = () => { for (const type of ['pointermove', 'mousemove', 'scroll', 'keydown'])
    document.dispatchEvent(new Event(type, { bubbles: true })); };
}`;
