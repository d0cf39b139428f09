import { setTimeout as sleep } from 'node:timers/promises';
import type { BuiltService } from '../support/built-service.js';

/** The parts of an action that the demo shows. */
export interface Action {
  readonly id: string;
  readonly status: string;
  readonly operation_status: string;
  readonly progress: number;
  readonly processing_time: number;
  readonly result?: {
    readonly done_count: number;
    readonly failed_count: number;
    readonly errors?: readonly { readonly code: string; readonly details: string }[];
    readonly reports: readonly string[];
  };
}

/** Speaks to the service over HTTP, with nothing but the two key headers. */
export class Api {
  constructor(private readonly service: Pick<BuiltService, 'url' | 'key'>) {}

  get<T>(path: string): Promise<T> {
    return this.request<T>('GET', path);
  }

  /** Submits a bulk body, as JSON text, and returns the finished action. */
  async runBulk(
    path: string,
    body: string,
    onProgress: (percent: number) => void,
  ): Promise<Action> {
    const accepted = await this.request<{ async_action_id: string }>('POST', path, body);
    for (;;) {
      const action = await this.get<Action>(`/v1/async-actions/${accepted.async_action_id}`);
      onProgress(action.progress);
      if (action.status === 'DONE' || action.status === 'FAILED') return action;
      await sleep(20);
    }
  }

  private async request<T>(method: string, path: string, body?: string): Promise<T> {
    const { appId, appToken } = this.service.key;
    const headers = {
      'x-app-id': appId,
      'x-app-token': appToken,
      'content-type': 'application/json',
    };
    const init = { method, headers, ...(body !== undefined && { body }) };
    const answer = await fetch(this.service.url + path, init);
    if (!answer.ok) throw new Error(`${method} ${path} answered ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
