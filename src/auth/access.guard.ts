import { EventCounter } from '../audit/event-counter.js';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';
import { followsLink, routeOptionsOf } from '../http/route-options.js';
import { allows } from './scope.js';

/**
 * The guard of every route: lets a request pass when its key has the scope that the route requires. A route that
 * declares no access is closed.
 *
 * The headers `X-App-Id` and `X-App-Token` are read before, in `authenticate-caller.hook.ts`: Nest runs guards when the
 * body has been read, and nobody without a key may send ten megabytes. `readKeyHeaders` in `credentials.ts` takes them
 * from the request, `authenticator.ts` compares them with the stored key, and the result is `request.principal`.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly counter: EventCounter) {}

  canActivate(context: ExecutionContext): boolean {
    const rules = routeOptionsOf(context.getHandler());
    const { access, furtherScopes = [] } = rules;
    if (access === 'public' || access === 'body') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (followsLink(request, rules)) return true;
    const { principal, isOperator } = request;
    if (access === 'management' && isOperator === true) return true;
    if (principal === undefined || access === undefined || access === 'management') {
      throw new DomainError('unauthorized');
    }
    if (access === 'key') return true;
    if ([access, ...furtherScopes].every((scope) => allows(principal.scopes, scope))) return true;
    const resourceId = `${request.method} ${request.routeOptions.url}`;
    this.counter.note('access.refused', { projectId: principal.projectId, resourceId });
    throw new DomainError('missing_required_permission', {
      details: 'User does not have a required permission to perform this operation.',
    });
  }
}
