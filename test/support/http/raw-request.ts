import { connect, type Socket } from 'node:net';
import type { ApiClient } from './api-client.js';

/** What came back on a socket that the test wrote to itself. */
export interface RawAnswer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies of any shape
  readonly body: any;
  readonly text: string;
}

/** A connection to the service that sends exactly the bytes it is given. */
export class RawConnection {
  readonly socket: Socket;
  private received = '';
  private readonly ended: Promise<void>;

  constructor(api: ApiClient) {
    const { hostname, port } = new URL(api.url);
    this.socket = connect(Number(port), hostname);
    this.socket.setEncoding('utf8');
    this.socket.on('data', (text: string) => (this.received += text));
    this.ended = new Promise((resolve) => {
      this.socket.on('close', resolve);
      // The service may cut a connection that still sends; what it said before counts.
      this.socket.on('error', () => resolve());
    });
  }

  send(bytes: string | Uint8Array): this {
    this.socket.write(bytes);
    return this;
  }

  /** Resolves when everything that was written has left, then cuts the connection. */
  async disconnect(): Promise<void> {
    await new Promise<void>((resolve) => this.socket.write('', () => resolve()));
    this.socket.destroy();
    await this.ended;
  }

  /** Everything that came until the service closed the connection. */
  async untilClosed(): Promise<string> {
    await this.ended;
    return this.received;
  }

  /** Everything that came, once the service closes the connection or an answer is whole. */
  async answer(): Promise<RawAnswer> {
    const whole = new Promise<void>((resolve) => {
      this.socket.on('data', () => {
        if (isWhole(this.received)) resolve();
      });
    });
    await Promise.race([whole, this.ended]);
    this.socket.destroy();
    return parse(this.received);
  }
}

/** Sends one request as it is written and returns its answer. */
export function sendRaw(api: ApiClient, head: readonly string[], body = ''): Promise<RawAnswer> {
  return new RawConnection(api).send(`${head.join('\r\n')}\r\n\r\n${body}`).answer();
}

/** The first lines of a request to a bulk route with a good key, without anything on its body. */
export function bulkHead(api: ApiClient, path = '/v1/vouchers/bulk/async'): string[] {
  return [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    `X-App-Id: ${api.key.appId}`,
    `X-App-Token: ${api.key.appToken}`,
    'Content-Type: application/json',
  ];
}

/** Without the interim answer that may come first. */
function withoutContinue(text: string): string {
  return text.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
}

function isWhole(received: string): boolean {
  const text = withoutContinue(received);
  const headEnd = text.indexOf('\r\n\r\n');
  const length = lengthOf(text);
  if (headEnd < 0 || length === undefined) return false;
  return Buffer.byteLength(text.slice(headEnd + 4)) >= length;
}

function lengthOf(text: string): number | undefined {
  const length = /content-length: (\d+)/i.exec(text)?.[1];
  return length === undefined ? undefined : Number(length);
}

function parse(text: string): RawAnswer {
  const final = withoutContinue(text);
  const rest = Buffer.from(final.slice(final.indexOf('\r\n\r\n') + 4));
  // What follows answers what stood behind the request.
  const body = rest.subarray(0, lengthOf(final)).toString();
  const isJson = /content-type: application\/json/i.test(final);
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(final)?.[1] ?? 0),
    body: isJson ? (JSON.parse(body) as unknown) : body,
    text,
  };
}
