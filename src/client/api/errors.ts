/** A refusal of the service, in its own words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly key: string | undefined,
    message: string,
    readonly details: string | undefined,
    readonly requestId: string | undefined,
  ) {
    super(message);
  }

  /** Reads a body of either shape that the service answers with. */
  static of(status: number, body: unknown): ApiError {
    const {
      key,
      message,
      details,
      request_id: requestId,
    } = (body ?? {}) as Record<string, unknown>;
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    return new ApiError(
      status,
      text(key),
      text(message) ?? `The service answered ${status}`,
      text(details),
      text(requestId),
    );
  }
}

/** The service did not answer, or is starting or ending. */
export class AwayError extends Error {
  override readonly name = 'AwayError';
}

/** The session has ended; what was asked can be asked again after the next sign-in. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError';
}
