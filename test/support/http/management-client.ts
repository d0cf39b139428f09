import type { ApiClient, KeyPair } from './api-client.js';
import { noteSecret } from './secrets.js';

/** The management key of services that tests start with {@link MANAGED}. */
export const MANAGEMENT_KEY = 'test-management-key-0123';
/** Options of a service with management routes, whose tests may fail to log in as often as they like. */
export const MANAGED = { env: { MANAGEMENT_KEY, FAILED_LOGINS_PER_MINUTE: '0' } };

/** What a key may be made with, in the words of the management routes. */
export interface KeyChoice {
  readonly scopes?: readonly string[];
  readonly allowed_ips?: readonly string[];
  readonly expires_at?: string;
}

/** A sign-in code as the answer that makes it has it. */
export interface NewSignInCode {
  readonly code: string;
  readonly url: string;
  readonly app_id: string;
  readonly expires_at: string;
  readonly object: string;
}

/** Makes and ends projects and keys as an operator does. */
export class ManagementClient {
  constructor(
    private readonly api: ApiClient,
    private readonly managementKey = MANAGEMENT_KEY,
  ) {}

  /** The id of the project that the service made at its first start. */
  async firstProject(): Promise<string> {
    return (await this.call('GET', '/projects'))[0].id as string;
  }

  async createProject(name: string): Promise<string> {
    return (await this.call('POST', '/projects', { name })).id as string;
  }

  /** A project without anything in it, and a key for it. */
  async createProjectWithKey(name: string): Promise<KeyPair> {
    return this.createKey(await this.createProject(name));
  }

  async createKey(projectId: string, choice: KeyChoice = {}): Promise<KeyPair> {
    const json = { name: 'Key', ...choice };
    return toPair(await this.call('POST', `/projects/${projectId}/keys`, json));
  }

  async rotate({ appId }: KeyPair): Promise<KeyPair> {
    return toPair(await this.call('POST', `/keys/${appId}/rotate`));
  }

  async revoke({ appId }: KeyPair): Promise<void> {
    await this.call('POST', `/keys/${appId}/revoke`);
  }

  /** A code that signs somebody in with the rights of the key, and the link that has it. */
  async createSignInCode({ appId }: Pick<KeyPair, 'appId'>): Promise<NewSignInCode> {
    const made = (await this.call('POST', `/keys/${appId}/sign-in-codes`)) as NewSignInCode;
    noteSecret(made.code);
    return made;
  }

  private async call(method: string, path: string, json?: object) {
    const answer = await this.api.request(method, `/management/v1${path}`, {
      anonymous: true,
      headers: { 'x-management-key': this.managementKey },
      json,
    });
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}`);
    return answer.body;
  }
}

const toPair = (key: { app_id: string; app_token: string }): KeyPair => ({
  appId: key.app_id,
  appToken: key.app_token,
});
