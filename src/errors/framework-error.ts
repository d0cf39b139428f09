/**
 * A refusal before the application is reached (size, media type, JSON grammar). The public API answers
 * these in the shape of its web framework: `{statusCode, error, message}`.
 */
export class FrameworkError extends Error {
  private constructor(
    readonly statusCode: number,
    readonly error: string,
    message: string,
  ) {
    super(message);
  }

  static payloadTooLarge(maxBytes: number): FrameworkError {
    return new FrameworkError(
      413,
      'Request Entity Too Large',
      `Payload content length greater than maximum allowed: ${maxBytes}`,
    );
  }

  static unsupportedMediaType(): FrameworkError {
    return new FrameworkError(415, 'Unsupported Media Type', 'Unsupported Media Type');
  }

  static notAcceptable(): FrameworkError {
    return new FrameworkError(406, 'Not Acceptable', 'Not Acceptable');
  }

  static invalidJson(): FrameworkError {
    return new FrameworkError(400, 'Bad Request', 'Invalid request payload JSON format');
  }

  static badRequest(message: string): FrameworkError {
    return new FrameworkError(400, 'Bad Request', message);
  }

  static requestTimeout(): FrameworkError {
    return new FrameworkError(408, 'Request Timeout', 'Request Timeout');
  }

  static expectationFailed(): FrameworkError {
    return new FrameworkError(417, 'Expectation Failed', 'Expectation Failed');
  }

  static headersTooLarge(): FrameworkError {
    return new FrameworkError(
      431,
      'Request Header Fields Too Large',
      'Request header fields too large',
    );
  }

  /** The body of the answer. */
  toBody(): { statusCode: number; error: string; message: string } {
    return { statusCode: this.statusCode, error: this.error, message: this.message };
  }
}
