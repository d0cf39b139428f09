import { borderRule } from './border-rule.js';
import { noFolderCircles } from './folder-circles.js';
import { reachableFrom, sourceGraph } from './source-graph.js';

const TESTS = ['test/**', '**/*spec.ts'];
const PERSISTENCE = ['src/database/**', 'src/**/storage/**'];
/** The way that most services write rows is measured with what they write them with. */
const TYPICAL_SERVICE = 'scripts/bench/parts/typical.ts';
const ENVIRONMENT = 'Only config/ reads the environment.';

const STARTS_WITHOUT_FRAMEWORK =
  /\.task\.ts$|^src\/[^/]+\/domain\/|^src\/(?:errors|ids|json|net)\//;
const withoutFramework = reachableFrom(sourceGraph(), (file) =>
  STARTS_WITHOUT_FRAMEWORK.test(file),
);

/**
 * The borders of the code: where each holds, where not, and what must not be imported there. A file keeps
 * every border that holds for it.
 * @typedef {{ holds: string[], except?: string[] } & import('./border-rule.js').Forbidden} Border
 * @type {Readonly<Record<string, Border>>}
 */
const BORDERS = {
  typeorm: {
    holds: ['src/**', 'scripts/**'],
    except: [...PERSISTENCE, ...TESTS, TYPICAL_SERVICE],
    packages: ['typeorm'],
    message: 'Only storage/ and database/ know TypeORM.',
  },
  'database-parts': {
    holds: ['src/**', 'scripts/**'],
    except: [...PERSISTENCE, ...TESTS, TYPICAL_SERVICE],
    files: /^src\/database\/(?:entities\/|statement\.ts$|typeorm-transaction\.ts$)/,
    message: 'Only storage/ and database/ know entities and statements.',
  },
  drivers: {
    holds: ['src/**', 'test/**', 'scripts/**'],
    except: [
      'src/database/**',
      'test/support/databases/database-file.ts',
      'scripts/bench/sqlite-file.ts',
      'scripts/bench/write-lock-probe.ts',
      'scripts/support/postgres-process.ts',
    ],
    packages: ['sqlite3', 'pg'],
    message: 'Only database/ knows the drivers, and the files of tests and scripts named for it.',
  },
  bull: {
    holds: ['src/**', 'scripts/**'],
    except: ['src/queue/**', 'src/management/queue-board/**', ...TESTS],
    packages: ['bull', '@nestjs/bull', '@bull-board/*'],
    message: 'Only queue/ knows Bull, and the board that shows its queue.',
  },
  stores: {
    holds: ['src/**/*.controller.ts'],
    files: /\/storage\//,
    message: 'Controllers ask services, not stores.',
  },
  'nest-errors': {
    holds: ['src/**', 'scripts/**'],
    // The one renders what Nest throws; to the other Terminus throws a failed check.
    except: ['src/http/exception.filter.ts', 'src/health/health.service.ts', ...TESTS],
    packages: ['@nestjs/common'],
    names: /Exception$/,
    message: 'Throw a DomainError; the filter renders it.',
  },
  framework: {
    holds: [...withoutFramework.keys()],
    packages: [
      '@nestjs/*',
      'class-validator',
      'class-transformer',
      'fastify',
      '@fastify/*',
      'typeorm',
    ],
    message: 'Runs in worker threads or in the domain: no framework.',
    reason: (file) => `Loaded by ${(withoutFramework.get(file) ?? []).join(' > ')}.`,
  },
  vouchers: {
    holds: ['src/{async-actions,auth,errors,http,json,queue}/**'],
    except: TESTS,
    files: /^src\/vouchers\//,
    message: 'This room knows no vouchers.',
  },
  'async-actions': {
    holds: ['src/**'],
    except: ['src/async-actions/**', ...TESTS],
    files: /^src\/async-actions\/(?!(?:bulk-body\/)?index\.ts$)/,
    message:
      'Import from async-actions/index.ts, or in what worker threads load from its bulk-body/index.ts.',
  },
  'bulk-body': {
    holds: ['src/**'],
    except: ['src/async-actions/bulk-body/**', ...TESTS],
    files: /^src\/async-actions\/bulk-body\/(?!index\.ts$)/,
    message: 'The codec of bulk bodies has one door: bulk-body/index.ts.',
  },
  client: {
    holds: ['src/client/**'],
    except: TESTS,
    packages: ['@nestjs/*', 'class-validator', 'class-transformer'],
    files: /^(?!src\/client\/)/,
    message: 'The console runs this in browsers: it imports nothing of the service.',
  },
  environment: {
    holds: ['src/**'],
    except: ['src/config/**'],
    packages: ['process'],
    names: /^env$/,
    message: ENVIRONMENT,
  },
};

const rules = Object.fromEntries(
  Object.entries(BORDERS).map(([name, border]) => [name, borderRule(border)]),
);

/**
 * The borders for `eslint.config.js`: a rule for each, `borders/<name>`, and `borders/no-folder-circles`.
 * @type {import('eslint').Linter.Config[]}
 */
export const borders = [
  { plugins: { borders: { rules: { ...rules, 'no-folder-circles': noFolderCircles } } } },
  ...Object.entries(BORDERS).map(([name, { holds, except = [] }]) => ({
    files: holds,
    ignores: except,
    rules: /** @type {const} */ ({ [`borders/${name}`]: 'error' }),
  })),
  {
    files: ['src/**'],
    ignores: ['**/*spec.ts'],
    rules: { 'borders/no-folder-circles': 'error' },
  },
  {
    files: ['src/**'],
    ignores: ['src/config/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: ENVIRONMENT },
      ],
    },
  },
];
