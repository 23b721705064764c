/**
 * Compresses a body where the browser can; the collector knows gzip by its first bytes, so no header is
 * needed that would cost a preflight.
 */
export async function pack(body: string): Promise<BodyInit> {
  try {
    const zipped = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
    return new Blob([await new Response(zipped).arrayBuffer()], { type: 'text/plain' });
  } catch {
    return body;
  }
}
