import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { IdempotencyService, replayDetector } from './async-actions/index.js';
import { actAsCaller } from './audit/current-actor.js';
import { EventCounter } from './audit/event-counter.js';
import { noteOperatorReads } from './audit/note-operator-reads.hook.js';
import { authenticateCaller } from './auth/authenticate-caller.hook.js';
import { Authenticator } from './auth/authenticator.js';
import { keepFromCaches } from './auth/keep-from-caches.hook.js';
import { FailedLogins } from './auth/logins/failed-logins.js';
import type { Settings } from './config/settings.js';
import { ExceptionRenderer } from './http/exception.filter.js';
import { refuseUnacceptable } from './http/refuse-unacceptable.hook.js';
import { refuseTwoHosts } from './http/refuse-two-hosts.hook.js';
import { bodyParser } from './http/body/body-parser.js';
import { protectBrowsers } from './http/browser-rules.js';
import { createFastifyAdapter } from './http/fastify-adapter.js';
import { watchHangUp } from './http/hang-up.js';
import { RouteTable } from './http/missed-route.js';
import { trackRequest } from './http/open-requests.js';
import { holdAnswer, holdMemory } from './http/request-memory.js';
import { logRequest } from './http/log-request.hook.js';
import { takeTurns } from './http/take-turns.hook.js';
import { serveOpenApi } from './openapi.js';
import { PinoNestLogger } from './logging/pino-nest-logger.js';
import { MemoryBudget } from './memory/memory-budget.js';
import { HttpMetrics } from './metrics/http-metrics.js';
import { limitRequests } from './rate-limits/limit-requests.hook.js';
import { RateLimitsService } from './rate-limits/rate-limits.service.js';
import { WorkerPool } from './workers/worker-pool.js';

/** For whom a body is read that comes with no key of a project. */
const OPERATORS = 'operators';

/** Builds the service without listening. Call `close()` on it when done. */
export async function createApplication(
  settings: Settings,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const adapter = createFastifyAdapter(logger, settings.trustedProxies);
  const fastify = adapter.getInstance();
  const routes = new RouteTable(fastify);
  const module = await AppModule.forRoot(settings);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new PinoNestLogger(logger),
  });
  await protectBrowsers(app, settings);
  fastify.addHook('onRequest', trackRequest);
  fastify.addHook('onRequest', watchHangUp);
  fastify.addHook('onRequest', keepFromCaches);
  fastify.addHook('onRequest', refuseTwoHosts);
  fastify.addHook('onRequest', (request, _reply, done) => {
    // Before anything is asked of a request that leads nowhere, or read from it.
    done(request.is404 ? routes.missed(request) : undefined);
  });
  fastify.addHook('onRequest', authenticateCaller(app.get(Authenticator), app.get(FailedLogins)));
  fastify.addHook('onRequest', rateLimits(app));
  fastify.addHook('onRequest', holdMemory(app.get(MemoryBudget)));
  fastify.addHook('onRequest', refuseUnacceptable);
  fastify.addHook('onRequest', actAsCaller);
  fastify.addHook('onRequest', noteOperatorReads(app.get(EventCounter)));
  fastify.addHook('preHandler', takeTurns());
  fastify.addHook('onSend', holdAnswer);
  fastify.addHook('onResponse', logRequest);
  fastify.addHook('onResponse', app.get(HttpMetrics).onResponse);
  fastify.removeAllContentTypeParsers();
  const ownerOf = ({ principal }: FastifyRequest) => principal?.projectId ?? OPERATORS;
  fastify.addContentTypeParser('*', bodyParser(app.get(WorkerPool), ownerOf));
  app.useGlobalFilters(new ExceptionRenderer((request) => routes.missed(request)));
  // An orderly end is a success, not a death by the signal that asked for it.
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  serveOpenApi(app, settings);
  return app;
}

/** Counts the requests of every key, but no bulk request twice. */
function rateLimits(app: NestFastifyApplication) {
  return limitRequests(app.get(RateLimitsService), replayDetector(app.get(IdempotencyService)));
}
