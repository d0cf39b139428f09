import { findPostgresBinaries } from './scripts/postgres-binaries.js';

/** The e2e suites that run on PostgreSQL too: what a job does, and all that a statement of the dialect is behind. */
const ON_POSTGRES = [
  'acknowledged-writes',
  'all-or-nothing',
  'audit',
  'backup',
  'bulk-options',
  'concurrent-changes',
  'control-of-jobs',
  'control-after-crash',
  'control-at-once',
  'crash',
  'exports',
  'exports-after-crash',
  'exports-come-back',
  'exports-kept',
  'find-jobs',
  'hostile-tenant',
  'idempotency',
  'import-csv',
  'import-csv-updates',
  'imports',
  'list-filters',
  'list-vouchers',
  'main-job',
  'metadata-key-purge',
  'metadata-round-trip',
  'metadata-schema-limits',
  'metadata-schemas',
  'metadata-update',
  'oauth',
  'odd-codes',
  'on-error',
  'order',
  'quotas',
  'repeat-after-crash',
  'report-files',
  'report-files-of-jobs',
  'report-truth',
  'retry',
  'row-options',
  'sign-in-codes',
  'trash-bin',
  'undo',
  'undo-after-crash',
  'unkeepable-texts',
  'voucher-history',
  'voucher-life',
  'webhooks',
  'webhooks-after-crash',
];
// Left out where there is no server; in CI that is a failure instead.
const hasPostgres =
  findPostgresBinaries() !== undefined || process.env.TEST_DATABASE_URL || process.env.CI;

const shared = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        // The build's own settings leave the specs out.
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalTeardown: '<rootDir>/test/setup/end.js',
};

/** A part of the tests, and the module that makes what all of its files need before the first one runs. */
const project = (displayName, setup, testMatch) => ({
  ...shared,
  displayName,
  globalSetup: `<rootDir>/test/setup/${setup}.js`,
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
});

const onPostgres = {
  ...project(
    'e2e-postgres',
    'e2e-postgres',
    ['postgres/*', ...ON_POSTGRES].map((name) => `test/e2e/${name}.e2e-spec.ts`),
  ),
  setupFilesAfterEnv: ['<rootDir>/test/support/databases/on-postgres.ts'],
};

export default {
  projects: [
    project('unit', 'fast', ['{src,console}/**/*.spec.ts']),
    project('contract', 'fast', ['test/contract/*.spec.ts']),
    project('tools', 'fast', ['{lint,test/tools}/*.spec.ts']),
    project('growth', 'fast', ['test/growth/*.spec.ts']),
    project('servers', 'servers', ['{src,test/contract}/**/*.server-spec.ts']),
    project('e2e', 'e2e', ['test/e2e/*.e2e-spec.ts']),
    project('browser', 'e2e', ['test/browser/*.browser-spec.ts']),
    ...(hasPostgres ? [onPostgres] : []),
  ],
  // A worker a core, where jest would leave one of two alone; one that has grown ends after its file.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '800MB',
  testTimeout: 60_000,
  reporters: [
    'default',
    '<rootDir>/test/support/reporters/run-times.reporter.mjs',
    '<rootDir>/test/support/reporters/plain-totals.reporter.mjs',
  ],
};
