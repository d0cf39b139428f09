import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
}

/** Knows every route's path and methods, to tell a wrong method (405, with a hint) from a wrong path (404). */
export class RouteTable {
  private readonly routes: Route[] = [];

  /** Watches the routes as they are registered; call it before any is. */
  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const name of [method].flat())
        this.routes.push({ method: name, pattern: toPattern(url) });
    });
  }

  /** The answer to a request that matched no route. */
  missed(request: FastifyRequest): DomainError {
    const path = request.url.split('?')[0] ?? '';
    const allowed = new Set(
      this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method),
    );
    allowed.delete('HEAD');
    allowed.delete('OPTIONS');
    if (allowed.size === 0) return new DomainError('not_found');
    const hint = [...allowed].sort().join(' or ');
    return new DomainError('method_not_allowed', {
      details: `${request.method} is not supported by this endpoint. Did you mean ${hint}?`,
    });
  }
}

function toPattern(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    const escaped = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return escaped.replace(/:[A-Za-z]+/g, '[^/]+');
  });
  return new RegExp(`^${parts.join('/')}/?$`);
}
