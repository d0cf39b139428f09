import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';

/** What is kept of the body of an answer. */
const MAX_ANSWER_BYTES = 4_096;

/** An answer with the beginning of its body. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A request as a whole, over a connection of its own. */
export interface Post {
  readonly url: URL;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Looks up the name of the host for the socket. */
  readonly lookup: NonNullable<RequestOptions['lookup']>;
  /** Ends the request. What came of the answer by then counts. */
  readonly signal: AbortSignal;
}

/**
 * Sends a POST and returns the answer, whatever its status: a redirect is an answer and is not followed. No more than
 * 4 KiB of its body are read.
 * @throws Error when there is no answer
 */
export function post({ url, body, ...options }: Post): Promise<Answer> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...options, method: 'POST', agent: false }, (response) => {
      void beginningOf(response).then((text) =>
        resolve({ status: response.statusCode ?? 0, body: text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Resolves when the body ends, breaks off or is longer than what is kept of it; then its connection is closed. */
function beginningOf(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    response.on('data', (part: Buffer) => {
      parts.push(part);
      length += part.length;
      if (length >= MAX_ANSWER_BYTES) response.destroy();
    });
    response.on('error', () => undefined);
    response.on('end', () => response.destroy());
    response.on('close', () =>
      resolve(storable(Buffer.concat(parts).subarray(0, MAX_ANSWER_BYTES))),
    );
  });
}

/** As a text that every database keeps: PostgreSQL takes no U+0000. */
function storable(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\0', '\uFFFD');
}
