import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Histogram, Registry } from 'prom-client';

/** From a status poll to a bulk request over a slow line. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];
/** The route of a request that led nowhere: its path is the client's text. */
const NO_ROUTE = 'none';

/** Counts and times requests, by the template of their route and never by their path. */
@Injectable()
export class HttpMetrics {
  private readonly requests: Counter<'method' | 'route' | 'status'>;
  private readonly seconds: Histogram<'method' | 'route'>;

  constructor(registry: Registry) {
    this.requests = new Counter({
      name: 'vouchsafe_http_requests_total',
      help: 'Answered requests, by route template and status',
      labelNames: ['method', 'route', 'status'],
      registers: [registry],
    });
    this.seconds = new Histogram({
      name: 'vouchsafe_http_request_seconds',
      help: 'Time from the head of a request to the end of its answer, in seconds',
      labelNames: ['method', 'route'],
      buckets: SECONDS,
      registers: [registry],
    });
  }

  /** Fastify's onResponse hook. */
  readonly onResponse = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { method } = request;
    const route = request.routeOptions.url ?? NO_ROUTE;
    this.requests.inc({ method, route, status: reply.statusCode });
    this.seconds.observe({ method, route }, reply.elapsedTime / 1_000);
    done();
  };
}
