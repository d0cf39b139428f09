import { withWorth } from '../../factories/bulk-items.js';
import { noteSecret, noteSecretsOfAnswer } from './secrets.js';

/** A key as clients hold it. */
export interface KeyPair {
  readonly appId: string;
  readonly appToken: string;
}

/** What came back: the parsed JSON if it was JSON, else the text. */
export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies of any shape
  readonly body: any;
  readonly headers: Headers;
}

export interface RequestOptions {
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Leaves the key headers out. */
  readonly anonymous?: boolean;
}

/** Speaks HTTP to a started service, as a client would. */
export class ApiClient {
  constructor(
    readonly url: string,
    readonly key: KeyPair,
  ) {
    noteSecret(key.appToken);
  }

  async request(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const body = options.json === undefined ? options.body : JSON.stringify(options.json);
    const response = await fetch(path.startsWith('http') ? path : this.url + path, {
      method,
      headers: {
        ...(options.anonymous !== true && {
          'x-app-id': this.key.appId,
          'x-app-token': this.key.appToken,
        }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(body !== undefined && { body, duplex: 'half' }),
    });
    const answer = await readBody(response);
    noteSecretsOfAnswer(answer);
    return { status: response.status, body: answer, headers: response.headers };
  }

  get(path: string): Promise<Answer> {
    return this.request('GET', path);
  }

  /**
   * Makes a voucher and returns the answer's body; fails on any answer but 200. Fields that say nothing of its worth
   * make a discount.
   */
  async createVoucher(code: string, fields: object = {}) {
    const path = `/v1/vouchers/${encodeURIComponent(code)}`;
    const answer = await this.request('POST', path, { json: withWorth(fields) });
    if (answer.status !== 200) throw new Error(`POST ${path} answered ${answer.status}`);
    return answer.body;
  }

  async getVoucher(code: string) {
    return (await this.get(`/v1/vouchers/${encodeURIComponent(code)}`)).body;
  }

  bulkUpdate(items: unknown): Promise<Answer> {
    return this.request('POST', '/v1/vouchers/bulk/async', { json: items });
  }

  /** Submits items to a bulk route and returns the finished action. */
  async runBulk(items: unknown, path = '/v1/vouchers/bulk/async') {
    const answer = await this.request('POST', path, { json: items });
    if (answer.status !== 202) throw new Error(`${path} answered ${answer.status}`);
    return this.waitForAction(answer.body.async_action_id as string);
  }

  /** Imports vouchers, each with a worth as {@link createVoucher} has it; returns the finished action. */
  importVouchers(vouchers: readonly object[]) {
    return this.runBulk(vouchers.map(withWorth), '/v1/vouchers/import');
  }

  /** Polls an action until it has ended. */
  async waitForAction(id: string, timeoutMs = 30_000) {
    const until = performance.now() + timeoutMs;
    for (;;) {
      const { status, body } = await this.get(`/v1/async-actions/${id}`);
      if (status === 200 && (body.status === 'DONE' || body.status === 'FAILED')) return body;
      if (performance.now() > until) throw new Error(`Action ${id} has not ended: ${body.status}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** The text of the action's report. */
  async report(action: { result: { reports: string[] } }): Promise<string> {
    const link = new URL(action.result.reports[0] ?? '');
    const answer = await this.request('GET', this.url + link.pathname + link.search, {
      anonymous: true,
    });
    if (answer.status !== 200) throw new Error(`The report answered ${answer.status}`);
    return answer.body as string;
  }
}

/** Of events, which may never end, only the first ones that come. */
async function readBody(response: Response): Promise<unknown> {
  if (response.headers.get('content-type') === 'text/event-stream') return firstOf(response);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return isJson && text !== '' ? (JSON.parse(text) as unknown) : text;
}

async function firstOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}
