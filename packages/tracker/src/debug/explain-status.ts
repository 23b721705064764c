const explanations: Record<number, string> = {
  0: 'The collector cannot be reached. Is the address right (data-endpoint), is it running, does the page’s Content-Security-Policy name it in connect-src? It is tried again.',
  400: 'The collector cannot read the request; these messages are given up.',
  401: 'The collector does not know this write key. Set data-write-key to the key of the site; nothing more is sent from this page.',
  403: 'The site does not list this page’s origin. Add it to the site’s origins; nothing more is sent from this page.',
  413: 'The request or a message is too large; it is sent again in halves, and a single message is given up.',
  429: 'Too many requests; it waits as long as the collector asks.',
  503: 'The collector is busy or restarting; it is tried again.',
};

/** What an answer of the collector means, and what would put it right. */
export function explainStatus(status: number): string {
  return (
    explanations[status] ??
    (status >= 500
      ? 'Something fails at the collector; it is tried again.'
      : 'An unexpected answer. Does the address lead to a collector?')
  );
}
