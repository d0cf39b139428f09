import fastifyCors from '@fastify/cors';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import helmet from 'helmet';
import type { Settings } from '../config/settings.js';

/** The page at `/docs` needs its own scripts and styles; the styles that it writes into itself have no file. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** What a page of another origin may see of an answer, besides its body. */
const EXPOSED_HEADERS = [
  'Idempotent-Replayed',
  'Retry-After',
  'X-Rate-Limit-Limit',
  'X-Rate-Limit-Remaining',
  'X-Rate-Limit-Retry',
  'X-Rate-Limit-Type',
];

/** What pages of another origin may call. The routes for operators are none of their business. */
const FOR_PAGES = '/v1/';

/**
 * Sets the headers that say what pages may do with the answers: nothing from another origin, or `/v1` alone
 * when it is in `CORS_ORIGINS`. Registered before any other hook, so that refusals carry the same headers.
 */
export async function protectBrowsers(
  app: NestFastifyApplication,
  { corsOrigins, publicUrl }: Settings,
): Promise<void> {
  const headers = securityHeaders(publicUrl);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (_request, { raw }: FastifyReply, done: () => void) => {
    for (const [name, value] of headers) raw.setHeader(name, value);
    done();
  });
  if (corsOrigins.length === 0) return;
  const rules = {
    origin: [...corsOrigins],
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: 600,
  };
  await app.register(fastifyCors, {
    delegator: (request, decide) =>
      decide(null, request.url.startsWith(FOR_PAGES) ? rules : { origin: false }),
  });
}

/** They are the same in every answer, and helmet would compute them for each anew. */
function securityHeaders(publicUrl: string): readonly [string, string][] {
  const headers: [string, string][] = [];
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  answer.setHeader = (name, value) => {
    headers.push([name, String(value)]);
    return answer;
  };
  const setHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    // A service that speaks plain HTTP must not tie browsers to HTTPS.
    strictTransportSecurity: publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'no-referrer' },
  });
  setHeaders(answer.req, answer, (error) => {
    if (error !== undefined) throw error as Error;
  });
  return headers;
}
