import { ERROR_CATALOGUE, type ErrorKey } from './error-catalogue.js';

const OVERLOAD_RETRY_SECONDS = 5;

/** What a domain error adds to the fixed part of its answer. */
export interface ErrorContext {
  /** Replaces the message of the catalogue, for keys whose message names what is wrong. */
  readonly message?: string;
  /** One sentence for the client that names the failing property. */
  readonly details?: string;
  readonly resourceId?: string;
  readonly resourceType?: string;
  /** When to try again, for the header `Retry-After`. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** A failure that the API answers with a documented error. Everything else that is thrown answers 500. */
export class DomainError extends Error {
  constructor(
    readonly key: ErrorKey,
    readonly context: ErrorContext = {},
  ) {
    super(context.details ?? ERROR_CATALOGUE[key].message, { cause: context.cause });
  }
}

/** A resource that does not exist, or that belongs to another project. */
export function notFound(resourceType: string, id: string): DomainError {
  return new DomainError('not_found', {
    details: `Cannot find ${resourceType} with id ${id}`,
    resourceId: id,
    resourceType,
  });
}

/** A body that breaks the rules of its route; `details` names the failing properties. */
export function invalidPayload(details: string): DomainError {
  return new DomainError('invalid_payload', { details });
}

/** A query that breaks the rules of its route; `details` names the failing parameters. */
export function invalidQuery(details: string): DomainError {
  return new DomainError('invalid_query_params', { details });
}

/** No memory for a body or an answer: too many others of the project, or of all projects, are under way. */
export function overloaded(): DomainError {
  return new DomainError('overloaded', {
    details: 'The bodies and answers under way hold all the memory that they may have',
    retryAfterSeconds: OVERLOAD_RETRY_SECONDS,
  });
}

/** More was asked than is allowed; `waitMs` until something is allowed again. */
export function tooManyRequests(waitMs: number): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new DomainError('too_many_requests', { retryAfterSeconds });
}
