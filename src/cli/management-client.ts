import type { CliSettings } from '../config/cli-environment.js';

/** Asks a running service through its management routes. */
export class ManagementClient {
  constructor(private readonly settings: CliSettings) {}

  /** @throws Error with the service's own words when it refuses or cannot be reached */
  async request(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<unknown> {
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
    const answer = (await response.json()) as { message?: string; details?: string };
    if (!response.ok)
      throw new Error(answer.details ?? answer.message ?? `HTTP ${response.status}`);
    return answer;
  }
}
