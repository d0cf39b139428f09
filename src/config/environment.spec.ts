import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { InvalidEnvironmentError, readEnvironment } from './environment.js';

type Environment = Record<string, string>;

const SECRET = 'hunter2 is my secret';

const NO_MORE_IN_PUBLIC_URL =
  /^PUBLIC_URL must have no query, fragment, white space or credentials$/;

const NO_RATES = { requestsPerMinute: 0, bulkRequestsPerHour: 0 };
function faultsOf(environment: Environment): readonly string[] {
  try {
    readEnvironment(environment);
    return [];
  } catch (error) {
    if (error instanceof InvalidEnvironmentError) return error.faults;
    throw error;
  }
}

describe('readEnvironment', () => {
  it('needs no variable at all', () => {
    expect(readEnvironment({})).toEqual({
      host: '0.0.0.0',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      isPublicUrlSet: false,
      database: { dialect: 'sqlite', file: resolve('data/vouchsafe.db') },
      redisUrl: undefined,
      role: 'all',
      bootstrapKey: undefined,
      secretKey: undefined,
      idempotencyRetentionHours: 24,
      reportRetentionDays: 90,
      logLevel: 'info',
      workerConcurrency: 2,
      maxMetadataBytes: 65_536,
      maxBodyMemoryBytes: 268_435_456,
      corsOrigins: [],
      trustedProxies: [],
      limits: { ...NO_RATES, failedLoginsPerMinute: 100, listeningClients: 2_000 },
      auditRetentionDays: 365,
      webhookAllowedNetworks: [],
      webhookRetrySeconds: [
        60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360, 30_720, 61_440, 86_400,
      ],
    });
  });

  it('takes an empty variable for an absent one', () => {
    const names = ['HOST', 'PORT', 'PUBLIC_URL', 'DATABASE_URL', 'REDIS_URL', 'ROLE', 'SECRET_KEY'];
    const empty = Object.fromEntries(names.map((name) => [name, ' ']));
    expect(readEnvironment(empty)).toEqual(readEnvironment({}));
  });

  it('reads every variable', () => {
    const settings = readEnvironment({
      HOST: '127.0.0.1',
      PORT: '8080',
      PUBLIC_URL: 'https://vouchers.example/api//',
      DATABASE_URL: 'sqlite:///var/lib/vouchsafe.db',
      REDIS_URL: 'redis://:password@127.0.0.1:6379/1',
      BOOTSTRAP_APP_ID: 'an-app-id',
      BOOTSTRAP_APP_TOKEN: 'an-app-token',
      SECRET_KEY: 'sixteen-or-more-characters',
      REPORT_RETENTION_DAYS: '7',
      LOG_LEVEL: 'silent',
      WORKER_CONCURRENCY: '64',
      MAX_METADATA_BYTES: '2',
      MAX_BODY_MEMORY_BYTES: '67108864',
      CORS_ORIGINS: 'https://shop.example, http://localhost:8080',
      TRUST_PROXY: '10.0.0.1 fd00::/8',
      RATE_LIMIT_PER_MINUTE: '2000',
      BULK_RATE_LIMIT_PER_HOUR: '60',
      FAILED_LOGINS_PER_MINUTE: '0',
      AUDIT_RETENTION_DAYS: '30',
    });
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'https://vouchers.example/api',
      isPublicUrlSet: true,
      database: { dialect: 'sqlite', file: '/var/lib/vouchsafe.db' },
      redisUrl: 'redis://:password@127.0.0.1:6379/1',
      bootstrapKey: { appId: 'an-app-id', appToken: 'an-app-token' },
      secretKey: 'sixteen-or-more-characters',
      reportRetentionDays: 7,
      logLevel: 'silent',
      workerConcurrency: 64,
      maxMetadataBytes: 2,
      maxBodyMemoryBytes: 67_108_864,
      corsOrigins: ['https://shop.example', 'http://localhost:8080'],
      trustedProxies: ['10.0.0.1', 'fd00::/8'],
      limits: { requestsPerMinute: 2_000, bulkRequestsPerHour: 60, failedLoginsPerMinute: 0 },
      auditRetentionDays: 30,
    });
  });

  it('returns settings that nothing can change', () => {
    expect(Object.isFrozen(readEnvironment({}))).toBe(true);
  });

  it.each<[string, Environment, RegExp]>([
    ['a port of 0', { PORT: '0' }, /^PORT must be a whole number from 1 to 65535, not "0"$/],
    ['a port over the last one', { PORT: '65536' }, /^PORT /],
    ['a port that is no number', { PORT: '80a' }, /^PORT /],
    ['a port with a fraction', { PORT: '80.5' }, /^PORT /],
    ['a port in hexadecimal', { PORT: '0x50' }, /^PORT /],
    ['a public URL without a scheme', { PUBLIC_URL: 'vouchers.example' }, /^PUBLIC_URL .*http:/],
    ['a public URL for another protocol', { PUBLIC_URL: 'ftp://example' }, /^PUBLIC_URL /],
    ['a public URL with a query', { PUBLIC_URL: 'https://a.example?x=1' }, NO_MORE_IN_PUBLIC_URL],
    ['an empty query', { PUBLIC_URL: 'https://a.example/b?' }, NO_MORE_IN_PUBLIC_URL],
    ['a public URL with a fragment', { PUBLIC_URL: 'https://a.example/#b' }, NO_MORE_IN_PUBLIC_URL],
    ['a space in a public URL', { PUBLIC_URL: 'https://a.example/b c' }, NO_MORE_IN_PUBLIC_URL],
    ['a tab in a public URL', { PUBLIC_URL: 'https://a.exa\tmple' }, NO_MORE_IN_PUBLIC_URL],
    ['a user in a public URL', { PUBLIC_URL: 'https://u@a.example' }, NO_MORE_IN_PUBLIC_URL],
    ['a Redis URL for HTTP', { REDIS_URL: 'http://localhost:6379' }, /^REDIS_URL .*redis:/],
    ['a Redis address without a scheme', { REDIS_URL: 'localhost:6379' }, /^REDIS_URL /],
    ['an unknown role', { ROLE: 'both' }, /^ROLE must be one of all, api, worker, not "both"$/],
    ['a role in capitals', { ROLE: 'ALL' }, /^ROLE /],
    ['a lone worker on SQLite', { ROLE: 'worker' }, /^ROLE=worker needs a database/],
    ['an unknown log level', { LOG_LEVEL: 'verbose' }, /^LOG_LEVEL must be one of fatal, /],
    ['an unknown database', { DATABASE_URL: 'mysql://host/db' }, /^DATABASE_URL: .*not mysql:/],
    ['a database without a scheme', { DATABASE_URL: './data.db' }, /^DATABASE_URL: .*sqlite:/],
    ['a database without a file', { DATABASE_URL: 'sqlite:' }, /^DATABASE_URL: must name a file/],
    ['a database in memory', { DATABASE_URL: 'sqlite::memory:' }, /^DATABASE_URL: .*survive/],
    ['a PostgreSQL URL that is none', { DATABASE_URL: 'postgres://a b' }, /^DATABASE_URL: must be/],
    ['a short secret', { SECRET_KEY: 'short' }, /^SECRET_KEY must have at least 16 characters$/],
    ['a secret with spaces', { SECRET_KEY: SECRET }, /^SECRET_KEY must have only printable ASCII/],
    ['a secret that is too long', { MANAGEMENT_KEY: 'm'.repeat(257) }, /^MANAGEMENT_KEY .*at most/],
    ['a secret with a comma', { MANAGEMENT_KEY: 'a,'.repeat(8) }, /^MANAGEMENT_KEY .*commas/],
    ['an app id alone', { BOOTSTRAP_APP_ID: 'app-id' }, /^BOOTSTRAP_APP_TOKEN must be set/],
    ['a token alone', { BOOTSTRAP_APP_TOKEN: 'app-token' }, /^BOOTSTRAP_APP_ID must be set/],
    ['no day of retention', { REPORT_RETENTION_DAYS: '0' }, /^REPORT_RETENTION_DAYS /],
    ['a negative concurrency', { WORKER_CONCURRENCY: '-1' }, /^WORKER_CONCURRENCY /],
    ['an origin with a path', { CORS_ORIGINS: 'https://a.example/' }, /^CORS_ORIGINS .*origins/],
    ['every origin', { CORS_ORIGINS: '*' }, /^CORS_ORIGINS /],
    ['a proxy by its name', { TRUST_PROXY: 'proxy.example' }, /^TRUST_PROXY must be a list of IP/],
    ['a proxy that is anybody', { TRUST_PROXY: 'true' }, /^TRUST_PROXY /],
    ['a negative limit', { RATE_LIMIT_PER_MINUTE: '-1' }, /^RATE_LIMIT_PER_MINUTE /],
    ['a bulk limit in words', { BULK_RATE_LIMIT_PER_HOUR: 'ten' }, /^BULK_RATE_LIMIT_PER_HOUR /],
    ['no failed logins', { FAILED_LOGINS_PER_MINUTE: '-5' }, /^FAILED_LOGINS_PER_MINUTE /],
    ['no day of audit', { AUDIT_RETENTION_DAYS: '0' }, /^AUDIT_RETENTION_DAYS /],
    ['memory for hardly a body', { MAX_BODY_MEMORY_BYTES: '67108863' }, /^MAX_BODY_MEMORY_BYTES /],
    ['metadata larger than a megabyte', { MAX_METADATA_BYTES: '1048577' }, /^MAX_METADATA_BYTES /],
  ])('refuses %s', (_, environment, fault) => {
    expect(faultsOf(environment)).toEqual([expect.stringMatching(fault)]);
  });

  it.each<Environment>([
    { HOST: '"127.0.0.1"' },
    { PORT: '"8080"' },
    { PUBLIC_URL: "'https://vouchers.example'" },
    { DATABASE_URL: '"sqlite:./data/vouchsafe.db"' },
    { REDIS_URL: '"redis://localhost:6379"' },
    { ROLE: '"all"' },
    { MANAGEMENT_KEY: "'sixteen-or-more-characters'" },
    { SECRET_KEY: '" sixteen-or-more-characters "' },
    { LOG_LEVEL: '"info"' },
    { CORS_ORIGINS: '"https://a.example, https://b.example"' },
    { TRUST_PROXY: '"10.0.0.1"' },
    { BULK_RATE_LIMIT_PER_HOUR: '""' },
  ])('reports that the value of %j stands in quotes, and finds no other fault in it', (quoted) => {
    const [name] = Object.keys(quoted);
    expect(faultsOf(quoted)).toEqual([`${name} stands in quotes: leave them out`]);
  });

  it('reports it of a key in quotes, of the path of a secret too, and shows neither', () => {
    const faults = faultsOf({
      BOOTSTRAP_APP_ID: '"an-app-id"',
      BOOTSTRAP_APP_TOKEN: '"an-app-token"',
      SECRET_KEY_FILE: '"/no-such-file"',
    });
    expect(faults).toEqual(
      expect.arrayContaining(
        ['BOOTSTRAP_APP_ID', 'BOOTSTRAP_APP_TOKEN', 'SECRET_KEY_FILE'].map(
          (name) => `${name} stands in quotes: leave them out`,
        ),
      ),
    );
    expect(faults.join()).not.toMatch(/an-app|no-such-file/);
  });

  it.each([`a"b"`, `"a`, `'a"`, `a'`])('takes a value with a quote somewhere: %s', (text) => {
    const settings = readEnvironment({ MANAGEMENT_KEY: text.padEnd(20, 'x') });
    expect(settings.managementKey).toBe(text.padEnd(20, 'x'));
  });

  it.each([
    ['[::1]', '::1'],
    ['::1', '::1'],
    ['localhost', 'localhost'],
  ])('listens, for HOST=%s, on %s', (text, host) => {
    expect(readEnvironment({ HOST: text }).host).toBe(host);
  });

  it('names every fault at once', () => {
    const faults = faultsOf({
      PORT: 'x',
      PUBLIC_URL: 'x',
      REDIS_URL: 'x',
      ROLE: 'x',
      DATABASE_URL: 'x',
      SECRET_KEY: 'x',
      BOOTSTRAP_APP_ID: 'x',
      LOG_LEVEL: 'x',
      REPORT_RETENTION_DAYS: 'x',
      WORKER_CONCURRENCY: 'x',
      MAX_METADATA_BYTES: 'x',
    });
    expect(faults.map((fault) => fault.split(/[ :=]/)[0]).sort()).toEqual([
      'BOOTSTRAP_APP_ID',
      'BOOTSTRAP_APP_TOKEN',
      'DATABASE_URL',
      'LOG_LEVEL',
      'MAX_METADATA_BYTES',
      'PORT',
      'PUBLIC_URL',
      'REDIS_URL',
      'REPORT_RETENTION_DAYS',
      'ROLE',
      'SECRET_KEY',
      'WORKER_CONCURRENCY',
    ]);
  });

  it.each<Environment>([
    { SECRET_KEY: 'hunter2' },
    { SECRET_KEY: SECRET },
    { BOOTSTRAP_APP_ID: 'hunter2', BOOTSTRAP_APP_TOKEN: 'hunter2' },
    { BOOTSTRAP_APP_TOKEN: 'hunter2-hunter2' },
    { BOOTSTRAP_APP_ID: 'an-app-id', BOOTSTRAP_APP_TOKEN: SECRET },
    { REDIS_URL: 'http://:hunter2@localhost' },
    { REDIS_URL: 'hunter2@localhost:6379' },
    { PUBLIC_URL: 'ftp://user:hunter2@localhost' },
    { PUBLIC_URL: 'https://user:hunter2@shop.example' },
    { PUBLIC_URL: 'https://shop.example?key=hunter2' },
    { SECRET_KEY: '"hunter2-hunter2-hunter2"' },
    { DATABASE_URL: "'postgres://user:hunter2@localhost/db'" },
    { DATABASE_URL: 'mysql://root:hunter2@localhost/db' },
    { DATABASE_URL: 'postgres://user:hunter2@local host/db' },
    { DATABASE_URL: 'hunter2@localhost:5432/db' },
    { DATABASE_URL: 'hunter2:x@localhost/db' },
  ])('prints no secret of %j', (environment) => {
    expect(() => readEnvironment(environment)).toThrow(InvalidEnvironmentError);
    expect(() => readEnvironment(environment)).not.toThrow(/hunter2/);
  });
});
