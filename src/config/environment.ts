import { isAddressRange } from '../net/address-rule.js';
import {
  LOG_LEVELS,
  type LimitSettings,
  type LogLevel,
  type Role,
  type Settings,
} from './settings.js';
import { readDatabaseUrl } from './database-url.js';
import { EnvironmentReader } from './environment-reader.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** One project may have a third: at least the largest body, while it grows. */
const MEMORY = { min: 67_108_864, max: 1_099_511_627_776 };
const DAYS = { min: 1, max: 3650 };
const HOURS = { min: 1, max: 8_760 };
/** The rest of the connections that a process may have is left to others. */
const LISTENING = { min: 2, max: 4_000, otherwise: 2_000 };
const ROLES: readonly Role[] = ['all', 'api', 'worker'];

/** Every fault of the environment, found in one pass. */
export class InvalidEnvironmentError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The environment has ${faults.length} fault(s):\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    );
  }
}

/**
 * Reads the settings from the environment. An empty variable counts as absent.
 * @throws InvalidEnvironmentError naming every fault at once; no value of a secret is in its message.
 */
export function readEnvironment(environment: Environment): Settings {
  const read = new EnvironmentReader(environment);
  const role = read.oneOf<Role>('ROLE', ROLES, 'all');
  const database = read.parsed('DATABASE_URL', 'sqlite:./data/vouchsafe.db', readDatabaseUrl);
  const settings: Settings = {
    ...readAddresses(read),
    database: database ?? { dialect: 'sqlite', file: '' },
    redisUrl: read.url('REDIS_URL', ['redis:', 'rediss:']),
    role,
    bootstrapKey: readBootstrapKey(read),
    managementKey: read.secret('MANAGEMENT_KEY', { minLength: 16 }),
    secretKey: read.secret('SECRET_KEY', { minLength: 16 }),
    ...readRetention(read),
    logLevel: read.oneOf<LogLevel>('LOG_LEVEL', LOG_LEVELS, 'info'),
    workerConcurrency: read.integer('WORKER_CONCURRENCY', { min: 1, max: 64, otherwise: 2 }),
    maxMetadataBytes: read.integer('MAX_METADATA_BYTES', {
      min: 2,
      max: 1_048_576,
      otherwise: 65_536,
    }),
    maxBodyMemoryBytes: read.integer('MAX_BODY_MEMORY_BYTES', {
      ...MEMORY,
      otherwise: 268_435_456,
    }),
    corsOrigins: read.list('CORS_ORIGINS', isOrigin, 'origins such as https://shop.example'),
    trustedProxies: read.list('TRUST_PROXY', isAddressRange, 'IP addresses or CIDR networks'),
    limits: readLimits(read),
    ...readWebhooks(read),
  };
  if (role !== 'all' && database?.dialect === 'sqlite') {
    read.fault(
      `ROLE=${role} needs a database that several processes share; a SQLite file serves ROLE=all only`,
    );
  }
  if (read.faults.length > 0) throw new InvalidEnvironmentError(read.faults);
  return Object.freeze(settings);
}

type Addresses = Pick<Settings, 'host' | 'port' | 'publicUrl' | 'isPublicUrlSet'>;

function readAddresses(read: EnvironmentReader): Addresses {
  const host = read.text('HOST') ?? '0.0.0.0';
  const port = read.integer('PORT', { min: 1, max: 65_535, otherwise: 3000 });
  const publicUrl = read.baseUrl('PUBLIC_URL');
  return {
    // Brackets belong to an IPv6 address in a URL, and not to the address.
    host: /^\[(.+)\]$/.exec(host)?.[1] ?? host,
    port,
    publicUrl: publicUrl ?? `http://localhost:${port}`,
    isPublicUrlSet: publicUrl !== undefined,
  };
}

type Retention = Pick<
  Settings,
  'reportRetentionDays' | 'auditRetentionDays' | 'idempotencyRetentionHours'
>;

function readRetention(read: EnvironmentReader): Retention {
  const hours = { ...HOURS, otherwise: 24 };
  return {
    reportRetentionDays: read.integer('REPORT_RETENTION_DAYS', { ...DAYS, otherwise: 90 }),
    auditRetentionDays: read.integer('AUDIT_RETENTION_DAYS', { ...DAYS, otherwise: 365 }),
    idempotencyRetentionHours: read.integer('IDEMPOTENCY_RETENTION_HOURS', hours),
  };
}

function readBootstrapKey(read: EnvironmentReader): Settings['bootstrapKey'] {
  const appId = read.secret('BOOTSTRAP_APP_ID', { minLength: 4 });
  const appToken = read.secret('BOOTSTRAP_APP_TOKEN', { minLength: 8 });
  if (appId !== undefined && appToken !== undefined) return { appId, appToken };
  if (read.text('BOOTSTRAP_APP_ID') && !read.text('BOOTSTRAP_APP_TOKEN')) {
    read.fault('BOOTSTRAP_APP_TOKEN must be set when BOOTSTRAP_APP_ID is');
  }
  if (read.text('BOOTSTRAP_APP_TOKEN') && !read.text('BOOTSTRAP_APP_ID')) {
    read.fault('BOOTSTRAP_APP_ID must be set when BOOTSTRAP_APP_TOKEN is');
  }
  return undefined;
}

function readLimits(read: EnvironmentReader): LimitSettings {
  const limit = (name: string, otherwise: number) =>
    read.integer(name, { min: 0, max: 1_000_000_000, otherwise });
  return {
    requestsPerMinute: limit('RATE_LIMIT_PER_MINUTE', 0),
    bulkRequestsPerHour: limit('BULK_RATE_LIMIT_PER_HOUR', 0),
    failedLoginsPerMinute: limit('FAILED_LOGINS_PER_MINUTE', 100),
    listeningClients: read.integer('MAX_LISTENING_CLIENTS', LISTENING),
  };
}

/** 1 minute, doubled up to 17 h 4 min, and one day. */
const RETRY_SECONDS = [60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360, 30_720, 61_440, 86_400];

function readWebhooks(
  read: EnvironmentReader,
): Pick<Settings, 'webhookAllowedNetworks' | 'webhookRetrySeconds'> {
  const networks = 'IP addresses or CIDR networks';
  const isSeconds = (value: string) => /^\d{1,7}$/.test(value);
  const seconds = read.list('WEBHOOK_RETRY_SECONDS', isSeconds, 'whole seconds').map(Number);
  if (seconds.some((value, index) => value < (seconds[index - 1] ?? 0))) {
    read.fault('WEBHOOK_RETRY_SECONDS must rise: each counts from the first try');
  }
  return {
    webhookAllowedNetworks: read.list('WEBHOOK_ALLOWED_NETWORKS', isAddressRange, networks),
    webhookRetrySeconds: seconds.length === 0 ? RETRY_SECONDS : seconds,
  };
}

/** Exactly as a browser names it, or it would never match. */
function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}
