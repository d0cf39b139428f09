import { useSyncExternalStore } from 'react';
import { serviceUrl } from './places.js';

const ASK_EVERY_MS = 2_000;

const listeners = new Set<() => void>();
const onBack = new Set<() => void>();
let isAway = false;

/** Knows whether the service answers. While it does not, asks until it does. */
export const connection = {
  /** A request got no answer. */
  lost(): void {
    if (isAway) return;
    set(true);
    void askUntilBack();
  },
  /** Calls back each time the service answers again, until the returned function is called. */
  onBack(callback: () => void): () => void {
    onBack.add(callback);
    return () => onBack.delete(callback);
  },
};

/** True while the service does not answer. */
export function useIsAway(): boolean {
  return useSyncExternalStore(subscribe, () => isAway);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(value: boolean): void {
  isAway = value;
  for (const listener of listeners) listener();
}

async function askUntilBack(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    const answer = await fetch(`${serviceUrl}health/ready`).catch(() => null);
    if (answer?.ok === true) break;
  }
  set(false);
  for (const callback of onBack) callback();
}
