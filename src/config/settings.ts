/** Which parts of the service this process runs. */
export type Role = 'all' | 'api' | 'worker';

/** Where the vouchers and the bulk jobs are kept. */
export type DatabaseSettings =
  | { readonly dialect: 'sqlite'; readonly file: string }
  | { readonly dialect: 'postgres'; readonly url: string };

/** The whole configuration, validated once at boot and frozen. Inject this class, never the environment. */
export abstract class Settings {
  abstract readonly host: string;
  abstract readonly port: number;
  /** Base of the links in answers, without a trailing slash. */
  abstract readonly publicUrl: string;
  abstract readonly database: DatabaseSettings;
  /** Rings jobs through Bull when set; the embedded queue is used otherwise. */
  abstract readonly redisUrl: string | undefined;
  abstract readonly role: Role;
  /** The key of the first project; generated at the first start when absent. */
  abstract readonly bootstrapKey: { readonly appId: string; readonly appToken: string } | undefined;
  /** Opens the routes for operators, which are closed without it. */
  abstract readonly managementKey: string | undefined;
  /** Signs report links; generated and kept in the database when absent. */
  abstract readonly secretKey: string | undefined;
  /** Days until the report of a finished job is deleted. */
  abstract readonly reportRetentionDays: number;
  abstract readonly logLevel: LogLevel;
  /** How many projects are worked on at the same time by this process. */
  abstract readonly workerConcurrency: number;
  /** Largest metadata object of one voucher, in bytes of its JSON text. */
  abstract readonly maxMetadataBytes: number;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
