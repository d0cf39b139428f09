import { useSyncExternalStore } from 'react';
import { checkManagementKey } from './management-key.js';
import { onLinkCode } from './link-code.js';
import { OperatorKeeper, type OperatorSession } from './operator-keeper.js';
import { SessionKeeper, type Session } from './session-keeper.js';
import { oauthTokens, type KeyPair } from './tokens.js';

/** The one session of this page in a project. */
export const session = new SessionKeeper(oauthTokens);

/** The one session of this page as an operator. It goes beside the other one, or without it. */
export const operator = new OperatorKeeper(checkManagementKey);

onLinkCode((code) => {
  // Who is at work is not thrown out by a link.
  if (session.current().status === 'signed-out') void session.enter(code);
});

/** What a sign-in means for what was read before. */
export type Arrival = 'same' | 'other';

const arrivalListeners = new Set<(arrival: Arrival) => void>();
const departureListeners = new Set<() => void>();
let lastAppId: string | undefined;

/** Signs in and has all that is shown read again. @throws ApiError, AwayError */
export async function signIn(key: KeyPair): Promise<void> {
  await session.signIn(key);
  const arrival = lastAppId === undefined || lastAppId === key.appId ? 'same' : 'other';
  lastAppId = key.appId;
  for (const listener of arrivalListeners) listener(arrival);
}

/** Signs in as an operator and has all that is shown read again. @throws ApiError, AwayError */
export async function signInAsOperator(key: string): Promise<void> {
  await operator.signIn(key);
  for (const listener of arrivalListeners) listener('same');
}

/** Ends both sessions and forgets what was read. */
export async function signOut(): Promise<void> {
  operator.signOut();
  const ended = session.signOut();
  lastAppId = undefined;
  for (const listener of departureListeners) listener();
  await ended;
}

/** Calls back after each sign-in. */
export function onSignIn(listener: (arrival: Arrival) => void): void {
  arrivalListeners.add(listener);
}

/** Calls back after each sign-out. */
export function onSignOut(listener: () => void): void {
  departureListeners.add(listener);
}

/** Who is signed in to a project, as it changes. */
export function useSession(): Session {
  return useSyncExternalStore(session.subscribe, session.current);
}

/** Whether an operator is signed in, as it changes. */
export function useOperator(): OperatorSession {
  return useSyncExternalStore(operator.subscribe, operator.current);
}

/** Whether the reader may do in the project what asks for all of these scopes. */
export function useCan(...scopes: string[]): boolean {
  const current = useSession();
  if (current.status === 'ended') return true;
  if (current.status !== 'signed-in') return false;
  const granted = current.scopes;
  return granted.includes('api') || scopes.every((scope) => granted.includes(scope));
}
