import type { Answer, ApiClient } from './api-client.js';
import { MANAGEMENT_KEY, ManagementClient } from './management-client.js';

/** Settings of a service whose webhooks may be sent to this machine, and are sent again at once when they failed. */
export const WEBHOOKS_HERE = {
  MANAGEMENT_KEY,
  FAILED_LOGINS_PER_MINUTE: '0',
  WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1',
  WEBHOOK_RETRY_SECONDS: Array<string>(12).fill('0').join(' '),
};

/** The webhooks of one project, as an operator sees them. */
export class WebhooksClient {
  private constructor(
    private readonly api: ApiClient,
    readonly projectId: string,
  ) {}

  /** Of the project that the service made at its first start. */
  static async ofFirstProject(api: ApiClient): Promise<WebhooksClient> {
    return new WebhooksClient(api, await new ManagementClient(api).firstProject());
  }

  request(method: string, path = '', json?: unknown): Promise<Answer> {
    const address = `/management/v1/projects/${this.projectId}/webhooks${path}`;
    const headers = { 'x-management-key': MANAGEMENT_KEY };
    return this.api.request(method, address, { anonymous: true, headers, json });
  }

  /** Makes one and returns it with its secret. */
  async add(target_url: string, choice: object = {}): Promise<{ id: string; secret: string }> {
    const { status, body } = await this.request('POST', '', { target_url, ...choice });
    if (status !== 201) throw new Error(`The webhook was refused: ${JSON.stringify(body)}`);
    return body as { id: string; secret: string };
  }

  async get(id: string) {
    return (await this.request('GET', `/${id}`)).body;
  }

  /** The newest hundred. */
  async sendOuts(id: string, query = '') {
    return (await this.request('GET', `/${id}/send-outs?limit=100${query}`)).body.data;
  }
}
