import { EventCounter } from '../audit/event-counter.js';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';
import { routeOptionsOf } from '../http/route-options.js';
import { allows } from './scope.js';

/**
 * Lets a request pass when its key has the scope of the route. A route that declares no access is
 * closed. Who the caller is was settled before the body was read, by {@link authenticateCaller}.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly counter: EventCounter) {}

  canActivate(context: ExecutionContext): boolean {
    const { access, furtherScopes = [] } = routeOptionsOf(context.getHandler());
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
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
