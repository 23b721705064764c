import type { FastifyInstance } from 'fastify';

const checkMs = 50;
/** A request that has not come to its end by then is cut off. */
const longestMs = 10_000;

/**
 * Lets an app that closes end as soon as its last request is answered: kept-alive connections go when
 * they fall idle, and a client that never finishes its request holds nothing up for long.
 */
export function drainConnections(app: FastifyInstance): void {
  app.addHook('preClose', (done) => {
    const { server } = app;
    const idle = setInterval(() => server.closeIdleConnections(), checkMs);
    const late = setTimeout(() => server.closeAllConnections(), longestMs);
    server.once('close', () => {
      clearInterval(idle);
      clearTimeout(late);
    });
    idle.unref();
    late.unref();
    done();
  });
}
