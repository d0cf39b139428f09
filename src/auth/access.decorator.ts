import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiResponse, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { routeOptions } from '../http/route-options.js';
import type { ManagementScheme } from './access-rules.js';
import type { Principal } from './principal.js';
import type { RouteScope } from './scope.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, on routes that need a caller. */
    principal?: Principal;
    /** Set on routes for operators when the management key was right. */
    isOperator?: boolean;
  }
}

const KEY_HEADERS = { 'X-App-Id': [], 'X-App-Token': [] };

/** The route needs a key or a bearer token that has the scope, and any further ones. */
export const RequireScope = (scope: RouteScope, ...furtherScopes: RouteScope[]) =>
  applyDecorators(
    routeOptions({ access: scope, furtherScopes }),
    ApiSecurity(KEY_HEADERS),
    ApiSecurity('X-Voucherify-OAuth', [...new Set<RouteScope>(['api', scope, ...furtherScopes])]),
    ...Refusals(),
  );

/** The route needs a key, in its headers or as `Basic`, whatever its scopes; a bearer token is not enough. */
export const RequireKey = () =>
  applyDecorators(
    routeOptions({ access: 'key' }),
    ApiSecurity(KEY_HEADERS),
    ApiSecurity('Basic'),
    ...Refusals(),
  );

/**
 * The route is for operators: it needs the management key, and no other is enough. With a scheme the key
 * may also come in the header `Authorization`.
 */
export const RequireManagement = (managementScheme?: ManagementScheme) =>
  applyDecorators(
    routeOptions({ access: 'management', ...(managementScheme && { managementScheme }) }),
    ApiSecurity('X-Management-Key'),
    ...Refusals(),
  );

/** What any route with credentials can answer before it is reached. */
const Refusals = () => [
  ApiResponse({
    status: 401,
    description: 'The credentials are missing or wrong.',
    schema: { example: { code: 401, message: 'Unauthorized', key: 'unauthorized' } },
  }),
  ApiResponse({
    status: 429,
    description: 'The key has used up its requests, or its address failed to log in too often.',
    headers: {
      'Retry-After': { description: 'Seconds until the next try.', schema: { type: 'integer' } },
    },
    schema: { example: { code: 429, message: 'Too many requests hit the API too quickly.' } },
  }),
];

/** The route takes its credentials in the body, which its handler checks. No cache keeps what it answers. */
export const CredentialsInBody = () => routeOptions({ access: 'body' });

/** The route is open to everyone. */
export const Public = () => routeOptions({ access: 'public' });

/** The caller of a route, or null for one who follows a link: {@link followsLink}. */
export const CallerUnlessLinked = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal | null =>
    context.switchToHttp().getRequest<FastifyRequest>().principal ?? null,
);

/** The caller of a route that requires a scope. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (principal === undefined) throw new Error('A route asked for its caller but requires none');
  return principal;
});
