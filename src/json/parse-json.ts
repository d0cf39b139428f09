/** The bytes are not a JSON document in UTF-8. */
export class InvalidJsonError extends Error {}

/**
 * The text of a JSON body. A byte order mark is accepted and dropped.
 * @throws InvalidJsonError on bytes that are not UTF-8: replacing them would change what was sent.
 */
export function decodeJsonText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new InvalidJsonError('The body is not UTF-8', { cause: error });
  }
}

/** Parses the text of a body. Keys such as `__proto__` become plain keys. @throws InvalidJsonError */
export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidJsonError('The body is not JSON', { cause: error });
  }
}
