import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Work } from './workload.js';

const POLL_EVERY_MS = 10;

/** What speaks the bulk routes: the service, or the floor. */
export interface Target {
  readonly url: string;
  readonly key: { readonly appId: string; readonly appToken: string };
}

/** What a request was answered, whatever it was. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** A finished job. Times are in milliseconds from the first byte sent. */
export interface JobTimes {
  readonly id: string;
  readonly acceptMs: number;
  readonly doneMs: number;
  readonly reports: readonly string[];
}

interface ActionAnswer {
  readonly status: string;
  readonly result?: {
    readonly done_count: number;
    readonly failed_count: number;
    readonly reports?: readonly string[];
  };
}

/** A client with kept connections that costs as little as it can. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly headers: Record<string, string>;

  constructor(private readonly target: Target) {
    const { appId, appToken } = target.key;
    this.headers = { 'x-app-id': appId, 'x-app-token': appToken };
  }

  /** The body of a successful answer. @throws Error for any other */
  async send(method: string, path: string, body?: Buffer): Promise<Buffer> {
    const answer = await this.exchange(method, path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} answered ${answer.body.toString()}`);
  }

  exchange(method: string, path: string, body?: Buffer): Promise<HttpAnswer> {
    const headers = {
      ...this.headers,
      ...(body && { 'content-type': 'application/json', 'content-length': body.length }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(this.target.url + path, { method, headers, agent: this.agent });
      sent.once('error', reject).once('response', (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject).once('end', () => {
          resolve({ status: answer.statusCode ?? 500, body: Buffer.concat(parts) });
        });
      });
      sent.end(body);
    });
  }

  async get<T>(path: string): Promise<T> {
    return JSON.parse((await this.send('GET', path)).toString()) as T;
  }

  /** Submits what makes an action and returns the id of its job, which the answer 202 holds. */
  async submit(path: string, body?: Buffer): Promise<string> {
    const answer = JSON.parse((await this.send('POST', path, body)).toString()) as {
      async_action_id: string;
    };
    return answer.async_action_id;
  }

  /** Runs a bulk update to its end. @throws Error when the counts are not those of the work */
  async runJob(work: Work, path = '/v1/vouchers/bulk/async'): Promise<JobTimes> {
    const begin = performance.now();
    const id = await this.submit(path, work.body);
    const acceptMs = performance.now() - begin;
    const result = await this.awaitJob(id);
    const doneMs = performance.now() - begin;
    const { done_count: done, failed_count: failed, reports = [] } = result;
    if (failed !== work.failCount || done + failed !== work.itemCount) {
      throw new Error(`${id} did ${done} rows and failed ${failed}`);
    }
    return { id, acceptMs, doneMs, reports };
  }

  /** How long an action without a body takes to its end, in milliseconds. @throws Error when it fails */
  async timeAction(path: string): Promise<number> {
    const begin = performance.now();
    await this.awaitJob(await this.submit(path));
    return performance.now() - begin;
  }

  /** The counts of a job, when it has ended. @throws Error when it failed */
  async awaitJob(id: string): Promise<NonNullable<ActionAnswer['result']>> {
    for (;;) {
      const { status, result } = await this.get<ActionAnswer>(`/v1/async-actions/${id}`);
      if (status === 'DONE' && result !== undefined) return result;
      if (status === 'FAILED') throw new Error(`${id} failed`);
      await sleep(POLL_EVERY_MS);
    }
  }

  close(): void {
    this.agent.destroy();
  }
}
