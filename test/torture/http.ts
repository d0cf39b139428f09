import type { Fate } from './history.js';

/** A client's key and the address that it calls. */
export interface Caller {
  readonly url: () => string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer; status 0 when none came. */
export interface Reply {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the checker looks into bodies of any shape
  readonly body: any;
  readonly fate: Fate;
}

/** Longer than any nemesis takes: a client that gives up knows less than one that waits. */
const TIMEOUT_MS = 120_000;

/** Sends one request, once. What a client would not know afterwards is `unknown`. */
export async function send(
  caller: Caller,
  { method, path, body, contentType, headers }: Call,
): Promise<Reply> {
  try {
    const response = await fetch(caller.url() + path, {
      method,
      headers: {
        ...caller.headers,
        ...headers,
        ...(body !== undefined && { 'content-type': contentType ?? 'application/json' }),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : text;
    return { status: response.status, body: parsed, fate: fateOf(response.status, text) };
  } catch {
    return { status: 0, body: null, fate: 'unknown' };
  }
}

function fateOf(status: number, text: string): Fate {
  if (status < 300) return 'done';
  if (status === 500) return 'unknown';
  return status === 503 && !text.includes('Nothing was changed') ? 'unknown' : 'refused';
}
