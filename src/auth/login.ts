import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Claim } from './claim.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What made the principal of the request. */
    login?: Login;
  }
}

/** With what a caller has shown who it is, to ask later whether that is still good. */
export interface Login {
  readonly claim: Claim;
  /** In one spelling; null is no address. */
  readonly address: string | null;
}

/** The same text for the same credentials from the same address. */
export function loginKey({ claim, address }: Login): string {
  const appId = claim.means === 'key' ? claim.appId : '';
  return JSON.stringify([claim.means, appId, claim.secretSha256, address]);
}

/** How the caller of a route that requires a scope has logged in. */
export const CallerLogin = createParamDecorator((_: unknown, context: ExecutionContext): Login => {
  const { login } = context.switchToHttp().getRequest<FastifyRequest>();
  if (login === undefined) throw new Error('A route asked for a login but requires none');
  return login;
});
