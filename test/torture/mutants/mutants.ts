import { suite, torturedOn, type Mutant } from './mutant.js';

const RUNNER = 'src/async-actions/runner';
const CHUNK_TRANSACTIONS = suite('contract', 'chunk-transactions.spec');
const COMMIT_GROUP = suite('unit', 'commit-group.spec');
const PREPARED_CHUNKS = suite('contract', 'prepared-chunks.spec');

/** Bugs that would break a promise. Each is planted alone. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'checkpoint in a second transaction',
    file: `${RUNNER}/chunk-runner.ts`,
    changes: [
      ['  private commit(', '  private async commit('],
      [
        `return this.transactions.run(async (tx) => {
      await this.holder.prove(tx, lease);
      const nowMs = Date.now();
      const result = await write(tx, nowMs);`,
        `const nowMs = Date.now();
    const result = await this.transactions.run(async (tx) => {
      await this.holder.prove(tx, lease);
      return write(tx, nowMs);
    }, 'deferred');
    return this.transactions.run(async (tx) => {`,
      ],
    ],
    caughtBy: CHUNK_TRANSACTIONS,
  },
  {
    name: 'fencing that never throws',
    file: `${RUNNER}/lease-holder.ts`,
    changes: [["if (state === 'lost') throw new LeaseLostError(lease);", '']],
    caughtBy: CHUNK_TRANSACTIONS,
  },
  {
    name: 'look-ahead over the boundary of a code',
    file: `${RUNNER}/chunk-feed.ts`,
    changes: [['next !== null && goesOnWith(last, next) ? null : next', 'next']],
    caughtBy: CHUNK_TRANSACTIONS,
  },
  {
    name: 'deferred end of an action',
    file: `${RUNNER}/action-finisher.ts`,
    changes: [
      [
        'return { end: ended, next: await this.holder.headOrRelease(tx, lease) };\n    });',
        "return { end: ended, next: await this.holder.headOrRelease(tx, lease) };\n    }, 'deferred');",
      ],
    ],
    caughtBy: CHUNK_TRANSACTIONS,
  },
  {
    name: 'silent sweeper',
    file: `${RUNNER}/sweeper.ts`,
    changes: [['projects.forEach((projectId) => this.queue.notify(projectId));', '']],
    caughtBy: suite('e2e', 'e2e/crash', 'right after a 202'),
  },
  {
    name: '202 before the commit is on disk',
    file: 'src/async-actions/admission/admission.service.ts',
    changes: [["      'immediate',\n      storedBytes", "      'deferred',\n      storedBytes"]],
    caughtBy: torturedOn('sqlite', 'power cut'),
  },
  {
    name: 'failed rows counted as done',
    file: 'src/vouchers/operations/metadata-merge/merge-chunk.ts',
    changes: [['doneCount: rows.length - failedCount', 'doneCount: rows.length']],
    caughtBy: suite('unit', 'merge-chunk-model'),
  },
  {
    name: 'end of an action with a chunk that is not processed',
    file: `${RUNNER}/action-finisher.ts`,
    changes: [['await this.chunks.hasPending(tx, action.id)', 'false']],
    caughtBy: PREPARED_CHUNKS,
  },
  {
    name: 'version of a prepared chunk ignored',
    file: 'src/vouchers/storage/sql/sqlite/write-metadata.ts',
    changes: [[' AND ${VERSION} = +patch.version', '']],
    caughtBy: PREPARED_CHUNKS,
  },
  {
    name: 'schema of a prepared chunk ignored',
    file: 'src/vouchers/operations/metadata-merge/metadata-merge.ts',
    changes: [['if (inForce?.version !== schema?.version) throw new StaleReadError();', '']],
    caughtBy: PREPARED_CHUNKS,
  },
  {
    name: 'NORMAL instead of FULL',
    file: 'src/database/sqlite/sqlite-writer.ts',
    changes: [["durability === 'immediate' ? 'FULL' : 'NORMAL'", "'NORMAL'"]],
    caughtBy: suite('unit', 'sqlite-transaction-runner.spec'),
  },
  {
    name: 'failed transaction kept in a shared commit',
    file: 'src/database/sqlite/commit-group.ts',
    changes: [['await this.writer.takeBack();', 'await this.writer.keep();']],
    caughtBy: COMMIT_GROUP,
  },
  {
    name: 'answer before the shared commit',
    file: 'src/database/sqlite/commit-group.ts',
    changes: [['this.answers.push(() => unit.resolve(result));', 'unit.resolve(result);']],
    caughtBy: COMMIT_GROUP,
  },
  {
    name: 'newest action first',
    file: 'src/async-actions/storage/typeorm-action-store.ts',
    changes: [["order: { sequence: 'ASC' }", "order: { sequence: 'DESC' }"]],
    caughtBy: suite('contract', 'sqlite-stores'),
  },
  {
    name: 'outcome written for the wrong row',
    file: 'src/vouchers/operations/metadata-merge/merge-chunk.ts',
    changes: [['this.outcomes.push({ row, code,', 'this.outcomes.push({ row: row + 1, code,']],
    caughtBy: suite('unit', 'merge-chunk.spec'),
  },
  {
    name: 'row numbers off by one after a retry',
    file: `${RUNNER}/chunk-runner.ts`,
    changes: [
      [
        'prepared = await this.prepare(action, chunk);',
        `prepared = await this.prepare(action, {
        ...chunk,
        items: chunk.items.replaceAll(/\\[(\\d+),"/g, (_, row) => \`[\${Number(row) + 1},"\`),
      });`,
      ],
    ],
    caughtBy: torturedOn('sqlite', 'kill'),
  },
  {
    name: 'edit that writes over what changed meanwhile',
    file: 'src/vouchers/voucher-edit.service.ts',
    changes: [
      ['if (merged !== null && merged.prior !== voucher.metadata) throw new StaleReadError();', ''],
    ],
    caughtBy: torturedOn('sqlite', 'kill'),
  },
  {
    name: 'chunk that is written after the job was stopped',
    file: 'src/async-actions/storage/sql/sqlite/advance-action.ts',
    changes: [
      ['AND finished_at IS NULL AND cancel_requested_at IS NULL AND paused_at IS NULL', ''],
    ],
    caughtBy: suite('contract', 'sqlite-stores'),
  },
  {
    name: 'key remembered for milliseconds instead of hours',
    file: 'src/async-actions/admission/idempotency.service.ts',
    changes: [['idempotencyRetentionHours * HOUR_MS', 'idempotencyRetentionHours']],
    caughtBy: suite('contract', 'sqlite-stores'),
  },
  {
    name: 'rows of a retry numbered anew',
    file: 'src/async-actions/retry/rows-to-retry.ts',
    changes: [
      ['items: bytesOf(rows)', 'items: bytesOf(rows.map((row, at) => [at + 1, ...row.slice(1)]))'],
    ],
    caughtBy: suite('unit', 'rows-to-retry.spec'),
  },
];
