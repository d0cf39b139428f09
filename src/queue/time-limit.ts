/** A promise was not settled in time. It may still be later. */
export class TimeLimitError extends Error {
  constructor(ms: number) {
    super(`There was no reply within ${ms} ms`);
  }
}

/** The outcome of the promise if it settles in time. @throws TimeLimitError */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(ms)), ms);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
