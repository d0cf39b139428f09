import type { CliSettings } from '../config/cli-environment.js';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Asks a running service through its management routes. */
export class ManagementClient {
  constructor(private readonly settings: CliSettings) {}

  /**
   * The answer as JSON; an empty list for one without a body.
   * @throws Error with the service's own words when it refuses or cannot be reached
   */
  async request(method: Method, path: string, body?: object): Promise<unknown> {
    const url = `${this.settings.url}/management/v1/${path}`;
    const response = await fetch(url, {
      method,
      headers: {
        'x-management-key': this.settings.managementKey,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new Error(`There is no service at ${this.settings.url}`, { cause: error });
    });
    if (response.status === 204) return [];
    const answer = (await response.json()) as { message?: string; details?: string };
    if (!response.ok)
      throw new Error(answer.details ?? answer.message ?? `HTTP ${response.status}`);
    return answer;
  }
}
