/** A request with messages that left the page. */
export interface SentRequest {
  via: 'fetch' | 'beacon';
  bytes: number;
  messages: Record<string, unknown>[];
  /** The collector's status; undefined for a beacon, which has no answer, and where none came. */
  status: Promise<number | undefined>;
}

/**
 * Calls back for every batch that the page sends. It listens at `fetch` and `sendBeacon`, as a developer
 * would in the network panel; an app has no need of it.
 */
export function onSentRequest(listener: (request: SentRequest) => void): void {
  const send = window.fetch;
  window.fetch = (input, init) => {
    const answer = send.call(window, input, init);
    const status = answer.then(
      (response) => response.status,
      () => undefined,
    );
    if (typeof init?.body === 'string') report('fetch', init.body, status);
    return answer;
  };

  const beacon = navigator.sendBeacon.bind(navigator);
  navigator.sendBeacon = (url, data) => {
    if (typeof data === 'string') report('beacon', data, Promise.resolve(undefined));
    else if (data instanceof Blob) {
      void data.text().then((text) => report('beacon', text, Promise.resolve(undefined)));
    }
    return beacon(url, data);
  };

  function report(via: SentRequest['via'], body: string, status: SentRequest['status']): void {
    const parsed: unknown = JSON.parse(body);
    const { batch } = parsed as { batch?: Record<string, unknown>[] };
    if (batch)
      listener({ via, bytes: new TextEncoder().encode(body).length, messages: batch, status });
  }
}
