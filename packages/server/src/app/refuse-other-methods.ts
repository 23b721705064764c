import { ProblemError } from '@ruche/schema';
import type { FastifyInstance, HTTPMethods } from 'fastify';

const methods: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Remembers which methods each address of an app takes. Call the result once all routes are there: any
 * other method is then answered by 405 with `Allow`, not by 404.
 */
export function watchMethods(app: FastifyInstance): () => void {
  const taken = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ routePath, method }) => {
    const known = taken.get(routePath) ?? new Set<string>();
    taken.set(routePath, known);
    for (const name of Array.isArray(method) ? method : [method]) known.add(name.toUpperCase());
  });

  return () => {
    for (const [url, known] of [...taken]) {
      if (known.has('OPTIONS')) continue;
      const allow = [...known].sort().join(', ');
      const method = methods.filter((name) => !known.has(name));
      app.route({
        url,
        method,
        // Whatever the body is, it is not looked at.
        onRequest: (_request, reply, next) => {
          reply.header('Allow', allow);
          next(new ProblemError('method_not_allowed', `This address takes ${allow}.`));
        },
        handler: () => undefined,
      });
    }
  };
}
