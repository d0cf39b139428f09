import { readFileSync } from 'node:fs';
import { ApiClient, type KeyPair } from '../http/api-client.js';
import { ManagementClient, type KeyChoice, type NewSignInCode } from '../http/management-client.js';
import { linesWithSecrets, noteSecret } from '../http/secrets.js';
import { sqliteAt, type ServiceDatabase } from '../databases/service-database.js';

/** Where the service of the run is, as the set-up of the run writes it into the environment. */
export interface SharedServiceAddress {
  readonly url: string;
  readonly databaseUrl: string;
  /** The file that the service logs to. */
  readonly log: string;
  readonly managementKey: string;
}

let variable = 'TEST_SHARED_SERVICE';
let databaseAt = sqliteAt;

/** Has this test file share another service than the one on SQLite. */
export function useSharedService(name: string, open: (url: string) => ServiceDatabase): void {
  variable = name;
  databaseAt = open;
}

/**
 * A project of a test's own, with a key for everything, on the service of the run. Other test files use that
 * service at the same time, so nobody may stop it, or count on what it holds outside of the project.
 */
export class SharedService {
  private constructor(
    readonly projectId: string,
    readonly api: ApiClient,
    /** Of all projects. */
    readonly database: Pick<ServiceDatabase, 'read'>,
    private readonly management: ManagementClient,
    private readonly address: SharedServiceAddress,
  ) {}

  static async join(): Promise<SharedService> {
    const address = JSON.parse(process.env[variable] ?? 'null') as SharedServiceAddress | null;
    if (address === null) throw new Error('No service is shared by the tests of this project');
    noteSecret(address.managementKey);
    const anonymous = new ApiClient(address.url, {
      appId: '',
      appToken: 'token-of-nobody-0123456789',
    });
    const management = new ManagementClient(anonymous, address.managementKey);
    const projectId = await management.createProject('Project of a test');
    const api = new ApiClient(address.url, await management.createKey(projectId));
    return new SharedService(projectId, api, databaseAt(address.databaseUrl), management, address);
  }

  get port(): number {
    return Number(new URL(this.address.url).port);
  }

  /** Opens the routes for operators. */
  get managementKey(): string {
    return this.address.managementKey;
  }

  /** A further key of the project. */
  createKey(choice?: KeyChoice): Promise<KeyPair> {
    return this.management.createKey(this.projectId, choice);
  }

  /** A code, and its link, that signs somebody in with the key of the project. */
  createSignInCode(): Promise<NewSignInCode> {
    return this.management.createSignInCode(this.api.key);
  }

  /** A key of another project, which has nothing yet. */
  createOtherProject(): Promise<KeyPair> {
    return this.management.createProjectWithKey('Other project');
  }

  /** For `afterAll`. Fails when the log shows a secret that this test file knows. */
  dispose(): void {
    const lines = linesWithSecrets(readFileSync(this.address.log, 'utf8'));
    if (lines.length > 0) throw new Error(`The log shows a secret:\n${lines.join('\n')}`);
  }
}
