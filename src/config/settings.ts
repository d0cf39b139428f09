/** Which parts of the service this process runs. */
export type Role = 'all' | 'api' | 'worker';

/** Where the vouchers and the bulk jobs are kept. */
export type DatabaseSettings =
  | { readonly dialect: 'sqlite'; readonly file: string }
  | { readonly dialect: 'postgres'; readonly url: string };

/** How many requests are let through; 0 is without limit, except for clients that listen. */
export interface LimitSettings {
  /** Requests of one key in a minute, without bulk requests. */
  readonly requestsPerMinute: number;
  /** Bulk requests of one key in an hour. */
  readonly bulkRequestsPerHour: number;
  /** Failed logins from one address in a minute, per process. */
  readonly failedLoginsPerMinute: number;
  /** Clients that wait for the end of a job or read events, per process; a project may have half of them. */
  readonly listeningClients: number;
}

/** The whole configuration, validated once at boot and frozen. Inject this class, never the environment. */
export abstract class Settings {
  abstract readonly host: string;
  abstract readonly port: number;
  /** Base of the links in answers, without a trailing slash. */
  abstract readonly publicUrl: string;
  /** False when `publicUrl` is only the guess that clients are on this machine. */
  abstract readonly isPublicUrlSet: boolean;
  abstract readonly database: DatabaseSettings;
  /** Rings jobs through Bull when set; the embedded queue is used otherwise. */
  abstract readonly redisUrl: string | undefined;
  abstract readonly role: Role;
  /** The key of the first project; generated at the first start when absent. */
  abstract readonly bootstrapKey: { readonly appId: string; readonly appToken: string } | undefined;
  /** Opens the routes for operators, which are closed without it. */
  abstract readonly managementKey: string | undefined;
  /** Signs links to reports and images; generated and kept in the database when absent. */
  abstract readonly secretKey: string | undefined;
  /** Days until the report of a finished job is deleted. */
  abstract readonly reportRetentionDays: number;
  /** Hours for which a bulk request that comes again under its key is answered with the first one's action. */
  abstract readonly idempotencyRetentionHours: number;
  abstract readonly logLevel: LogLevel;
  /** How many projects are worked on at the same time by this process. */
  abstract readonly workerConcurrency: number;
  /** Largest metadata object of one voucher, in bytes of its JSON text. */
  abstract readonly maxMetadataBytes: number;
  /** Bytes that all bodies, answers and reports under way may hold together in this process. */
  abstract readonly maxBodyMemoryBytes: number;
  /** Origins whose pages may call the service from a browser; none: no page may. */
  abstract readonly corsOrigins: readonly string[];
  /** Addresses and CIDR networks of the proxies whose `X-Forwarded-For` is believed. */
  abstract readonly trustedProxies: readonly string[];
  abstract readonly limits: LimitSettings;
  /** Days until an entry of the audit trail is deleted. */
  abstract readonly auditRetentionDays: number;
  /** Addresses and CIDR networks beyond the public internet that webhooks may be sent to. */
  abstract readonly webhookAllowedNetworks: readonly string[];
  /** When a webhook that failed is sent again: seconds after the first try, one for each retry, rising. */
  abstract readonly webhookRetrySeconds: readonly number[];
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
