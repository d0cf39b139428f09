import { findPostgresBinaries } from './scripts/postgres-binaries.js';

/** The e2e suites that run on PostgreSQL too: what a job does, and all that a statement of the dialect is behind. */
const ON_POSTGRES = [
  'acknowledged-writes',
  'audit',
  'backup',
  'concurrent-changes',
  'crash',
  'import-csv',
  'imports',
  'list-vouchers',
  'main-job',
  'metadata-key-purge',
  'metadata-round-trip',
  'metadata-schemas',
  'metadata-update',
  'oauth',
  'odd-codes',
  'order',
  'report-truth',
  'trash-bin',
  'voucher-life',
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
};

const onPostgres = {
  ...shared,
  displayName: 'e2e-postgres',
  testMatch: ['postgres/*', ...ON_POSTGRES].map((name) => `<rootDir>/test/e2e/${name}.e2e-spec.ts`),
  setupFilesAfterEnv: ['<rootDir>/test/support/on-postgres.ts'],
};

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{src,lint}/**/*.spec.ts'] },
    { ...shared, displayName: 'contract', testMatch: ['<rootDir>/test/contract/**/*.spec.ts'] },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/*.e2e-spec.ts'] },
    ...(hasPostgres ? [onPostgres] : []),
  ],
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/support/plain-totals.reporter.mjs'],
};
