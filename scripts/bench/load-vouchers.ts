import { join } from 'node:path';
import { SqliteFile } from './sqlite-file.js';

/** The metadata that every voucher begins with, beside the keys that the work sets. */
export const FIRST_METADATA = '{"batch":"spring","source":"load"}';

/**
 * Puts vouchers into the database of an idle service, past its import, in one statement. They look as if
 * imported one a millisecond: every second one updated since, a tenth of them in each category.
 * @param count vouchers, with the codes of the numbers 1 to `count`
 * @param codeFormat how `printf` makes a code of its number
 */
export async function loadVouchers(
  directory: string,
  count: number,
  codeFormat = 'BENCH-%07d',
): Promise<void> {
  const file = await SqliteFile.open(join(directory, 'vouchsafe.db'));
  try {
    await file.run(
      `WITH RECURSIVE number(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM number WHERE n < ?)
       INSERT INTO vouchers (project_id, code, id, type, definition, metadata, active, category,
         created_at, updated_at, revision)
       SELECT (SELECT id FROM projects), printf(?, n), 'v_' || hex(randomblob(16)),
         'DISCOUNT_VOUCHER', '{"discount":{"type":"PERCENT","percent_off":10}}', ?, 1,
         'category-' || (n % 10), 1700000000000 + n,
         CASE n % 2 WHEN 1 THEN 1710000000000 + n * 7919 % 1000000 END, 0
       FROM number`,
      [count, codeFormat, FIRST_METADATA],
    );
    await file.run('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    await file.close();
  }
}
