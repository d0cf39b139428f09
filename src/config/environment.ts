import { LOG_LEVELS, type LogLevel, type Role, type Settings } from './settings.js';
import { readDatabaseUrl } from './database-url.js';
import { EnvironmentReader } from './environment-reader.js';

type Environment = Readonly<Record<string, string | undefined>>;

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
  const port = read.integer('PORT', { min: 1, max: 65_535, otherwise: 3000 });
  const role = read.oneOf<Role>('ROLE', ROLES, 'all');
  const database = read.parsed('DATABASE_URL', 'sqlite:./data/vouchsafe.db', readDatabaseUrl);
  const settings: Settings = {
    host: read.text('HOST') ?? '0.0.0.0',
    port,
    publicUrl: read.url('PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`,
    database: database ?? { dialect: 'sqlite', file: '' },
    redisUrl: read.url('REDIS_URL', ['redis:', 'rediss:']),
    role,
    bootstrapKey: readBootstrapKey(read),
    managementKey: read.secret('MANAGEMENT_KEY', { minLength: 16 }),
    secretKey: read.secret('SECRET_KEY', { minLength: 16 }),
    reportRetentionDays: read.integer('REPORT_RETENTION_DAYS', {
      min: 1,
      max: 3650,
      otherwise: 90,
    }),
    logLevel: read.oneOf<LogLevel>('LOG_LEVEL', LOG_LEVELS, 'info'),
    workerConcurrency: read.integer('WORKER_CONCURRENCY', { min: 1, max: 64, otherwise: 2 }),
    maxMetadataBytes: read.integer('MAX_METADATA_BYTES', {
      min: 2,
      max: 1_048_576,
      otherwise: 65_536,
    }),
  };
  if (role !== 'all' && database?.dialect === 'sqlite') {
    read.fault(
      `ROLE=${role} needs a database that several processes share; a SQLite file serves ROLE=all only`,
    );
  }
  if (read.faults.length > 0) throw new InvalidEnvironmentError(read.faults);
  return Object.freeze(settings);
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
