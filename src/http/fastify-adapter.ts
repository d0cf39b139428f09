import type { Server } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import {
  LogController,
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { addressMatcher } from '../net/address-rule.js';
import { sortableId } from '../ids/sortable-id.js';
import { DomainError } from '../errors/domain-error.js';
import { sendDomainError } from './exception.filter.js';
import { discardRest } from './body/discard-rest.js';
import { deferContinue, refuseOtherExpectations } from './body/expect-continue.js';
import { limitConnections } from './connections.js';
import { answerClientError } from './client-error.js';

/** Head and body together; a body has its own limit of sixty seconds and an answer in words. */
const REQUEST_TIMEOUT_MS = 75_000;

/** Node's own limit on all header lines together; a longer code in a path cannot exist. */
const MAX_HEADER_BYTES = 16_384;

/**
 * Fastify with the limits of this service. Bodies are limited route by route. `X-Forwarded-For` counts
 * only as far as the proxies that wrote it are trusted, or anybody could choose an address.
 */
export function createFastifyAdapter(
  logger: FastifyBaseLogger,
  trustedProxies: readonly string[],
): FastifyAdapter {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    genReqId: () => sortableId('v-'),
    requestIdHeader: false,
    // A proxy may name the one before it with a port or in another spelling.
    ...(trustedProxies.length > 0 && { trustProxy: addressMatcher(trustedProxies) }),
    logController: new LogController({
      requestIdLogLabel: 'requestId',
      disableRequestLogging: true,
    }),
    bodyLimit: Number.MAX_SAFE_INTEGER,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerClientError,
    rewriteUrl: ({ url = '' }) => withOneSlash(url),
    frameworkErrors: answerBadPath,
    // An official client that creates a voucher with a random code asks for `/v1/vouchers/`.
    routerOptions: { maxParamLength: MAX_HEADER_BYTES, ignoreTrailingSlash: true },
    http: {
      headersTimeout: 10_000,
      connectionsCheckingInterval: 2_500,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
  });
  const server = adapter.getHttpServer<Server>();
  deferContinue(server);
  refuseOtherExpectations(server);
  limitConnections(server);
  return adapter;
}

/**
 * A base address with a slash at its end makes clients ask for `//v1/...`. Only this one is mended: an address that a
 * proxy closes by its path must not have a second spelling.
 */
function withOneSlash(url: string): string {
  return url.replace(/^\/{2,}(?=v1\/)/, '/');
}

/** Answers a path that cannot be decoded. Fastify calls no hook for it, so what they do for others is done here. */
function answerBadPath(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  discardRest(request.raw);
  reply.header('cache-control', 'no-store');
  void sendDomainError(reply, request.id, new DomainError('not_found'));
}
