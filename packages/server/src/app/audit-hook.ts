import type { AuditEntry } from '@ruche/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { note } from '../audit/audit-trail.js';
import type { Reader } from '../access/authorise-reader.js';
import type { Context } from './context.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once that is known. */
    reader: Reader | undefined;
    /** What an act was done to, where that is not the id of the address. */
    auditTarget: string | undefined;
  }
  interface FastifyContextConfig {
    /** Whether it goes into the audit trail. @defaultValue every method but GET */
    audited?: boolean;
  }
}

const reading = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Notes every administrative act that succeeded: whatever a reader with a token or key did by a method that
 * changes something. So a new address is in the trail without anybody thinking of it.
 */
export function addAuditHook(app: FastifyInstance, { store, now, log }: Context): void {
  app.decorateRequest('reader', undefined);
  app.decorateRequest('auditTarget', undefined);
  app.addHook('onSend', (request, reply, payload, done) => {
    const { audited = !reading.includes(request.method) } = request.routeOptions.config;
    if (!audited || reply.statusCode >= 300 || !request.reader?.access) return done(null, payload);
    try {
      note(store.dir, toEntry(request, request.reader, now()));
    } catch (error) {
      log.error({ err: error }, 'an act cannot be noted in the audit trail');
    }
    done(null, payload);
  });
}

function toEntry(request: FastifyRequest, { site, access }: Reader, at: Date): AuditEntry {
  const { id } = request.params as { id?: string };
  const target = request.auditTarget ?? id;
  return {
    at: at.toISOString(),
    site: site.id,
    act: `${request.method} ${request.routeOptions.url ?? ''}`,
    ...(target === undefined ? {} : { target }),
    by: access?.key
      ? { way: 'secret_key', key: access.key }
      : {
          way: 'token',
          ...(access ? { role: access.role } : {}),
          ...(access?.member === undefined ? {} : { member: access.member }),
        },
  };
}
