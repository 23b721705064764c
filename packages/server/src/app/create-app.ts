import compress from '@fastify/compress';
import underPressure from '@fastify/under-pressure';
import { ProblemError, limits } from '@ruche/schema';
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { addClientRoutes } from '../clients/add-client-routes.js';
import { createCollector } from '../collector/collector.js';
import { createSessionPersons } from '../collector/session-persons.js';
import { createTabGaps } from '../collector/tab-gaps.js';
import { AskedQuestions } from '../query/asked-questions.js';
import type { Sites } from '../sites/open-sites.js';
import type { Store } from '../store/store.js';
import { addDiscourseHook } from '../webhooks-in/add-discourse-hook.js';
import { createEraser } from '../erasure/create-eraser.js';
import { openAssets } from './assets.js';
import { addBodyParser } from './body-parser.js';
import type { Context } from './context.js';
import { addCrossOrigin } from './cross-origin.js';
import { drainConnections } from './drain-connections.js';
import { createInstruments } from './instruments.js';
import { createRateLimits } from './rate-limits.js';
import { refuseRepeated } from './refuse-repeated.js';
import { watchMethods } from './refuse-other-methods.js';
import { addAuditHook } from './audit-hook.js';
import { addSecurityHeaders } from './security-headers.js';
import { getAssets } from './routes/get-assets.js';
import { getAudit } from './routes/get-audit.js';
import { getHealth } from './routes/get-health.js';
import { getMetrics } from './routes/get-metrics.js';
import { getAlerts } from './routes/get-alerts.js';
import { getBackup } from './routes/get-backup.js';
import { getDigest } from './routes/get-digest.js';
import { keepAlertRules } from './routes/keep-alert-rules.js';
import { keepAnnotations } from './routes/keep-annotations.js';
import { keepBadges } from './routes/keep-badges.js';
import { keepDigestSchedules } from './routes/keep-digest-schedules.js';
import { keepObjectives } from './routes/keep-objectives.js';
import { keepMembers } from './routes/keep-members.js';
import { postMessages } from './routes/post-messages.js';
import { postQuery } from './routes/post-query.js';
import { putGroups } from './routes/put-groups.js';
import { sendProblem } from './send-problem.js';
import { createTakeMessages } from './take-messages.js';

/** What the collector is made of. */
export interface RucheOptions {
  store: Store;
  sites: Sites;
  /** Folders with the built `ruche.js` and `widgets.js`. @defaultValue those of the package */
  assetFolders?: string[];
  /** The clock. @defaultValue the system's */
  now?: () => Date;
  /** Hears of every question that is answered. @defaultValue nobody does */
  asked?: AskedQuestions;
  /** Event-loop delay in ms past which requests are turned away with 503, 0 for never. @defaultValue 5000 */
  maxEventLoopDelay?: number;
}

/** What {@link createApp} takes beside. */
export interface AppOptions extends RucheOptions {
  /** A logger such as pino's. @defaultValue says nothing */
  logger?: FastifyBaseLogger;
  /** Proxies in front whose `X-Forwarded-For` is believed; see Fastify. @defaultValue none */
  trustProxy?: boolean | string | string[];
}

/**
 * Makes the collector as a server of its own.
 *
 * @example
 * const app = await createApp({ store: await openStore({ dir }), sites: openSites({ dir }) });
 * await app.listen({ port: 8787 });
 */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { logger, trustProxy = false, ...rest } = options;
  const app = fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    trustProxy,
    bodyLimit: limits.bodyBytes,
    // An address may hold what a person searched for; figures of requests are in /metrics.
    logController: new LogController({ disableRequestLogging: true }),
    // A request writes one line at most, so none needs a logger of its own.
    childLoggerFactory: (parent) => parent,
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 1024 },
    frameworkErrors: (error, _request, reply) => {
      const { code, status, detail } = new ProblemError('malformed_body', error.message);
      const body = {
        type: `urn:ruche:problem:${code}`,
        title: 'Malformed body',
        status,
        code,
        detail,
      };
      reply.raw.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8' });
      reply.raw.end(JSON.stringify(body));
    },
  });
  drainConnections(app);
  await app.register(ruche, rest);
  return app;
}

/**
 * The collector as a Fastify plugin, for a host that has a Fastify of its own.
 *
 * @example
 * await app.register(ruche, { prefix: '/stats', store, sites });
 */
export async function ruche(app: FastifyInstance, options: RucheOptions): Promise<void> {
  const { store, sites, assetFolders, now = () => new Date(), maxEventLoopDelay = 5000 } = options;
  const { asked = new AskedQuestions() } = options;
  const forget = (site: string, person: string): void => collector.forget(site, person);
  const eraser = createEraser({ store, now, log: app.log, forget });
  const { erasedAt } = eraser;
  const sessions = createSessionPersons({ store, sites, log: app.log, now, erasedAt });
  app.addHook('onClose', async () => sessions.close());
  const gaps = createTabGaps({ now });
  const collector = createCollector({ store: sessions, erasedAt, gaps });
  const context: Context = {
    store,
    sites,
    now,
    collector,
    eraser,
    asked,
    assets: openAssets(assetFolders),
    instruments: createInstruments(store, gaps),
    log: app.log,
  };
  const { instruments } = context;

  app.setErrorHandler((error, request, reply) => sendProblem(context, error, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const problem = new ProblemError('not_found', 'There is nothing at this address.');
    return sendProblem(context, problem, request, reply);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    instruments.answered(route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  addBodyParser(app);

  addSecurityHeaders(app);
  await addCrossOrigin(app);
  await app.register(compress, { threshold: 1024, globalDecompression: false });
  if (maxEventLoopDelay > 0) {
    // An interval in which nothing could be sampled counts as one long delay: it must not be shorter.
    const sampleInterval = maxEventLoopDelay;
    await app.register(underPressure, { maxEventLoopDelay, sampleInterval, retryAfter: 5 });
  }
  const rates = await createRateLimits(app);

  addAuditHook(app, context);
  refuseRepeated(app);
  const refuseOtherMethods = watchMethods(app);
  const take = createTakeMessages(context, rates);
  postMessages(app, take);
  addClientRoutes(app, context, { rates, take });
  await addDiscourseHook(app, context, rates);
  getMetrics(app, context, rates);
  postQuery(app, context, rates);
  putGroups(app, context, rates);
  keepObjectives(app, context, rates);
  keepAnnotations(app, context, rates);
  keepBadges(app, context, rates);
  keepAlertRules(app, context, rates);
  getAlerts(app, context, rates);
  getDigest(app, context, rates);
  keepDigestSchedules(app, context, rates);
  keepMembers(app, context, rates);
  getAudit(app, context, rates);
  getBackup(app, context, rates);
  getHealth(app, context);
  getAssets(app, context);
  refuseOtherMethods();
}
