import type { Key } from './use-keys.js';

export type KeyState = 'good' | 'revoked' | 'ended';

/** Whether a key still works. */
export function keyStateOf(
  { revoked_at: revokedAt, expires_at: expiresAt }: Pick<Key, 'revoked_at' | 'expires_at'>,
  nowMs = Date.now(),
): KeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= nowMs ? 'ended' : 'good';
}
