import { useSyncExternalStore } from 'react';
import { SessionKeeper, type Session } from './session-keeper.js';
import { oauthTokens, type KeyPair } from './tokens.js';

/** The one session of this page. */
export const session = new SessionKeeper(oauthTokens);

const signInListeners = new Set<(isSameKey: boolean) => void>();
let lastAppId: string | undefined;

/** Signs in and has all that is shown read again. @throws ApiError, AwayError */
export async function signIn(key: KeyPair): Promise<void> {
  await session.signIn(key);
  for (const listener of signInListeners) listener(lastAppId === key.appId);
  lastAppId = key.appId;
}

/** Calls back after each sign-in. */
export function onSignIn(listener: (isSameKey: boolean) => void): void {
  signInListeners.add(listener);
}

/** Who is signed in, as it changes. */
export function useSession(): Session {
  return useSyncExternalStore(session.subscribe, session.current);
}

/** Whether the reader may do what asks for all of these scopes. */
export function useCan(...scopes: string[]): boolean {
  const current = useSession();
  if (current.status !== 'signed-in') return true;
  const granted = current.scopes;
  return granted.includes('api') || scopes.every((scope) => granted.includes(scope));
}
