import { ProblemError } from '@ruche/schema';
import type { FastifyInstance } from 'fastify';
import type { Packing } from '../assets.js';
import type { Context } from '../context.js';
import { varyBy } from '../vary-by.js';

const hour = 'public, max-age=3600, stale-while-revalidate=86400';
const forever = 'public, max-age=31536000, immutable';

/** `GET /ruche.js`, `/widgets.js`, their immutable addresses, and `/assets.json`. */
export function getAssets(app: FastifyInstance, { assets, log }: Context): void {
  app.get<{ Params: { file: string } }>('/:file', async (request, reply) => {
    const { file } = request.params;
    const found = assets.find(file);
    if (!found) {
      if (file === 'ruche.js' || file === 'widgets.js') {
        log.warn({ file }, `${file} is not built: run "npm run build"`);
      }
      throw new ProblemError('not_found', 'There is nothing at this address.');
    }
    const etag = `"${found.asset.hash}"`;
    reply.header('Cache-Control', found.immutable ? forever : hour).header('ETag', etag);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    varyBy(reply, 'Accept-Encoding');
    reply.type('text/javascript; charset=utf-8');
    const packing = bestPacking(request.headers['accept-encoding']);
    if (!packing) return reply.send(found.asset.body);
    return reply.header('Content-Encoding', packing).send(await found.asset.packed(packing));
  });

  app.get('/assets.json', (_request, reply) => {
    const list = assets.list().map(({ name, immutable, integrity }) => {
      return [name, { url: `${app.prefix}/${immutable}`, integrity }];
    });
    reply.header('Cache-Control', 'public, max-age=60');
    return { assets: Object.fromEntries(list) };
  });
}

function bestPacking(accepted: string | string[] = ''): Packing | undefined {
  const names = String(accepted)
    .split(',')
    .filter((one) => !/;\s*q=0(?:\.0*)?\s*$/.test(one))
    .map((one) => one.split(';')[0]?.trim().toLowerCase());
  return (['br', 'gzip'] as const).find((packing) => names.includes(packing));
}
