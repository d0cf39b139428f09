import { DomainError } from '../errors/domain-error.js';

/**
 * What a transaction was about to write was made of data that has changed since it was read. The transaction
 * must be undone, and the work begun anew with what is there now.
 */
export class StaleReadError extends Error {
  constructor(cause?: unknown) {
    super('The data has changed since it was read', { cause });
  }
}

/** How often one write begins anew. Each time somebody else has written, so all together get on. */
const MAX_ATTEMPTS = 20;

/**
 * Reads, computes and writes until what was read is still true at the write. For work that computes outside of
 * its transaction. @throws DomainError storage_unavailable when the data never holds still
 */
export async function readAgainWhenStale<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StaleReadError)) throw error;
      if (attempt === MAX_ATTEMPTS) throw keepsChanging(error);
    }
  }
}

function keepsChanging(cause: StaleReadError): DomainError {
  const details = 'Other requests change the same data all the time; nothing was changed';
  return new DomainError('storage_unavailable', { details, cause, retryAfterSeconds: 1 });
}
