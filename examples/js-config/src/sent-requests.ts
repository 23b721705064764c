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
    void report('fetch', init?.body, status);
    return answer;
  };

  const beacon = navigator.sendBeacon.bind(navigator);
  navigator.sendBeacon = (url, data) => {
    void report('beacon', data, Promise.resolve(undefined));
    return beacon(url, data);
  };

  async function report(
    via: SentRequest['via'],
    body: BodyInit | null | undefined,
    status: SentRequest['status'],
  ): Promise<void> {
    if (typeof body !== 'string' && !(body instanceof Blob)) return;
    const sent = new Blob([body]);
    const { batch } = JSON.parse(await readText(sent)) as { batch?: Record<string, unknown>[] };
    if (batch) listener({ via, bytes: sent.size, messages: batch, status });
  }
}

/** The text of a body, which the tracker compresses where that saves something. */
async function readText(body: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await body.slice(0, 2).arrayBuffer());
  const isGzip = first === 0x1f && second === 0x8b;
  if (!isGzip) return body.text();
  return new Response(body.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
