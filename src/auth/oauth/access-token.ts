import type { Scope } from '../scope.js';

/** How long a token lives. */
export const TOKEN_LIFE_MS = 15 * 60_000;
/** How many live tokens a project may have. */
export const MAX_LIVE_TOKENS = 1_000;
/** Letters and digits of a token: nearly 300 bits, so that its plain hash can be stored. */
export const TOKEN_LENGTH = 50;

/** A live token, known by its hash. Times are Unix milliseconds. */
export interface AccessToken {
  readonly tokenSha256: string;
  readonly projectId: string;
  readonly appId: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: number;
}
