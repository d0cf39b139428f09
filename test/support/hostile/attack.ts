import type { ApiClient } from '../http/api-client.js';

/** Something that a tenant with a key of its own sends to stop the others. */
export interface Attack {
  readonly name: string;
  /** Sends it all, whatever comes back. Resolves when nothing of it is under way. */
  run(tenant: ApiClient): Promise<void>;
}

/** Sends a request of an attack. A refusal and a cut connection are both fine. */
export async function strike(send: () => Promise<unknown>): Promise<void> {
  await send().then(
    () => undefined,
    () => undefined,
  );
}

/** Sends the same request many times at once. */
export async function strikeAtOnce(count: number, send: (n: number) => Promise<unknown>) {
  await Promise.all(Array.from({ length: count }, (_, n) => strike(() => send(n))));
}

/** A number that looks short to nobody: a pattern may begin anew at each of its zeros. */
export const longNumber = (zeros: number) => `0.1${'0'.repeat(zeros)}1`;
