import { json, operation, response, type Part } from './operation.js';

const script = { 'text/javascript': { schema: { type: 'string' } } };

const assets = {
  assets: { 'ruche.js': { url: '/ruche.4f1d2c9a80b7e653.js', integrity: 'sha384-…' } },
};

/** Health, the contract itself, and the files that pages load. */
export function servicePaths(): Record<string, Part> {
  return {
    '/healthz': { get: health('alive', 'Says that the collector runs', []) },
    '/readyz': { get: health('ready', 'Says that the store answers', ['store_unavailable']) },
    '/metrics': {
      get: operation({
        id: 'prometheus',
        tag: 'Service',
        summary: 'The collector’s own figures, for Prometheus',
        responses: {
          '200': response('Figures', { 'text/plain': { schema: { type: 'string' } } }),
        },
      }),
    },
    '/openapi.json': {
      get: operation({
        id: 'openApi',
        tag: 'Service',
        summary: 'This document',
        responses: { '200': response('OpenAPI 3.1', json({ type: 'object' }, {})) },
      }),
    },
    '/ruche.js': { get: file('tracker', 'The tracker, for a script tag') },
    '/widgets.js': { get: file('widgets', 'All elements, for a module script tag') },
    '/assets.json': {
      get: operation({
        id: 'assets',
        tag: 'Service',
        summary: 'The immutable addresses of the scripts, and their SRI hashes',
        responses: {
          '200': response('By name', json({ type: 'object' }, { assets })),
        },
      }),
    },
  };
}

function health(id: string, summary: string, problems: 'store_unavailable'[]): Part {
  return operation({
    id,
    tag: 'Service',
    summary,
    responses: { '200': response('Yes', json({ type: 'object' }, { ok: { status: 'ok' } })) },
    problems,
  });
}

function file(id: string, summary: string): Part {
  return operation({
    id,
    tag: 'Service',
    summary,
    responses: { '200': response('The script', script) },
  });
}
