import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anImportedVoucher } from '../../../test/factories/vouchers.js';
import { writeRow } from '../../../test/support/databases/database-file.js';
import { eventually } from '../../../test/support/eventually.js';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { readVouchers } from '../../../test/support/vouchers/voucher-versions.js';
import { SqliteDatabase } from '../../database/sqlite/sqlite-database.js';
import { TypeormVoucherStore } from './typeorm-voucher-store.js';

const PROJECT = 'p';
const VOUCHERS = 20_000;
const CHUNK = 2_000;
const METADATA = JSON.stringify({ note: 'x'.repeat(80) });
/** Before each page in the write-ahead log, and once at its beginning. */
const FRAME_BYTES = 24;
const HEADER_BYTES = 32;
const PAGE_BYTES = 4_096;

const codeOf = (number: number) => `C${String(number).padStart(6, '0')}`;
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('the pages that a chunk of 2,000 rows writes', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let database: SqliteDatabase;
  let store: TypeormVoucherStore;

  beforeEach(async () => {
    folder = temporaryFolder();
    database = await SqliteDatabase.open(folder.file('test.db'));
    store = new TypeormVoucherStore(database);
    const vouchers = numbers(VOUCHERS).map((at) => {
      return [at + 1, codeOf(at), anImportedVoucher({ metadata: METADATA })];
    });
    await database.transactions.run((tx) =>
      store.insertMany(tx, PROJECT, JSON.stringify(vouchers), 1),
    );
  });

  afterEach(async () => {
    await database.close();
    folder.remove();
  });

  const walSize = () => statSync(`${folder.file('test.db')}-wal`).size;

  /** Tries again while the database's own checkpoint is under way, beside which this one does nothing. */
  function emptyWal(): Promise<void> {
    return eventually('the write-ahead log is empty', async () => {
      await writeRow(folder.file('test.db'), 'PRAGMA wal_checkpoint(TRUNCATE)', []);
      return walSize() === 0;
    });
  }

  /** Commits new metadata for the codes and counts the pages in the emptied write-ahead log. */
  async function pagesOf(codes: readonly string[]): Promise<number> {
    await emptyWal();
    const patches = (await readVouchers(store, PROJECT, codes)).map(({ code, version }) => {
      return [code, METADATA.replace('x', 'y'), 1, version];
    });
    await database.transactions.run((tx) =>
      store.writeMetadata(tx, PROJECT, JSON.stringify(patches), 2),
    );
    return (walSize() - HEADER_BYTES) / (PAGE_BYTES + FRAME_BYTES);
  }

  it('are fewer than a tenth of its rows when they are neighbours', async () => {
    const pages = await pagesOf(numbers(CHUNK).map(codeOf));
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThan(CHUNK / 10);
  });

  it('are many times more when its rows are spread over the table', async () => {
    const step = VOUCHERS / CHUNK;
    const spread = await pagesOf(numbers(CHUNK).map((at) => codeOf(at * step)));
    const neighbours = await pagesOf(numbers(CHUNK).map(codeOf));
    expect(spread).toBeGreaterThan(4 * neighbours);
  });
});
