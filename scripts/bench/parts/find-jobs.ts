import { join } from 'node:path';
import { findPostgresBinaries } from '../../postgres-binaries.js';
import { endedActions } from '../../support/ended-actions.js';
import { PostgresProcess, queryPostgres } from '../../support/postgres-process.js';
import { BenchService } from '../bench-service.js';
import type { BenchOptions, Part, ResultLine } from '../part.js';
import { SqliteFile } from '../sqlite-file.js';
import { median, ms, percentile, spread } from '../statistics.js';

const BUDGET_MS = 20;

/** Filters of the list of actions, each of which has an index of its own. */
const QUERIES = [
  '',
  'operation_status[]=FAILED',
  'type[]=VOUCHERS.IMPORT',
  'label=label-7',
  'key=key-3',
  'parent_id=aa_7',
  'code=code-4711',
  'starting_after_id=aa_500',
];

/** First pages of the list of jobs, in a project that has had many. */
export const findJobsPart: Part = async (options) => [
  ...(await onSqlite(options)),
  ...(await onPostgres(options)),
];

const countOf = ({ size }: BenchOptions): number => (size.isQuick ? 10_000 : 100_000);

const actionsFor = (dialect: 'sqlite' | 'postgres', options: BenchOptions): string[] =>
  endedActions({ dialect, count: countOf(options), project: '(SELECT id FROM projects)' });

function onSqlite(options: BenchOptions): Promise<ResultLine[]> {
  return BenchService.with(0, async (service) => {
    const file = await SqliteFile.open(join(service.process.directory, 'vouchsafe.db'));
    for (const sql of actionsFor('sqlite', options)) await file.run(sql);
    await file.close();
    return measure('SQLite', service, options);
  });
}

async function onPostgres(options: BenchOptions): Promise<ResultLine[]> {
  if (findPostgresBinaries() === undefined) {
    return [{ part: 'find jobs: PostgreSQL', service: 'not measured: no PostgreSQL' }];
  }
  const postgres = await PostgresProcess.start([]);
  try {
    const use = async (service: BenchService) => {
      for (const sql of actionsFor('postgres', options)) await queryPostgres(postgres.url, sql);
      return measure('PostgreSQL', service, options);
    };
    return await BenchService.with(0, use, { env: { DATABASE_URL: postgres.url } });
  } finally {
    await postgres.dispose();
  }
}

/** Each filter as often as there are runs; the line has the filter with the slowest median. */
async function measure(
  database: string,
  { client }: BenchService,
  options: BenchOptions,
): Promise<ResultLine[]> {
  const taken = new Map<string, number[]>(QUERIES.map((query) => [query, []]));
  for (let run = 0; run <= options.runs; run += 1) {
    for (const [query, times] of taken) {
      const begin = performance.now();
      await client.send('GET', `/v1/async-actions?limit=100&${query}`);
      // Run 0 warms up.
      if (run > 0) times.push(performance.now() - begin);
    }
  }
  const all = [...taken.values()].flat();
  const byMedian = [...taken].sort(([, a], [, b]) => median(b) - median(a));
  const [slowest = '', times = []] = byMedian[0] ?? [];
  const part = `find jobs: ${database}, ${countOf(options).toLocaleString('en')} jobs`;
  return [
    {
      part: `${part}, first page by any filter`,
      service: ms(median(all)),
      budget: `at most ${ms(BUDGET_MS)}`,
      spread: `${spread(all)}; p90 ${ms(percentile(all, 0.9))}`,
    },
    {
      part: `${part}, slowest: ${slowest === '' ? 'none' : slowest}`,
      service: ms(median(times)),
      budget: `at most ${ms(BUDGET_MS)}`,
      spread: spread(times),
    },
  ];
}
