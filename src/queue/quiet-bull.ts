import type { Queue } from 'bull';

type Method = (...args: unknown[]) => Promise<unknown>;

/** What Bull has and does not declare. */
interface UndeclaredParts {
  setWorkerName: Method;
  _clearTimers: Method;
  /** The client that waits for jobs; made when it is read for the first time. */
  readonly bclient: object;
  readonly bclientInitialized?: boolean;
}

/**
 * Bull and Nest's module for it start promises that nobody awaits. When the queue closes before Redis
 * was ever there, these reject, which would end the process: here they go to `onError`.
 */
export function keepRejections(queue: Queue<unknown>, onError: (error: unknown) => void): void {
  const parts = queue as unknown as UndeclaredParts;
  const setWorkerName = parts.setWorkerName.bind(queue);
  const process = queue.process.bind(queue) as Method;
  Object.assign(queue, {
    setWorkerName: () => setWorkerName().catch(onError),
    process: (...args: unknown[]) => {
      // Bull would make this client when Redis arrives, even if the queue is closed by then.
      Reflect.get(parts, 'bclient');
      return process(...args).catch(onError);
    },
  });
}

/**
 * Closes the queue. Bull would connect its blocking client again while it closes: a connection that
 * outlives the queue, or a rejection that nobody keeps when Redis is away.
 */
export async function closeForGood(queue: Queue<unknown>): Promise<void> {
  const parts = queue as unknown as UndeclaredParts;
  if (parts.bclientInitialized === true) {
    Object.assign(parts.bclient, { connect: () => Promise.resolve() });
  }
  await queue.close();
}

/** Ends all that a queue still has open when Redis gave no answer while it closed. */
export function abandon(queue: Queue<unknown>): void {
  queue.clients.forEach((client) => client.disconnect());
  void (queue as unknown as UndeclaredParts)._clearTimers();
}
