import { FIRST_METADATA } from '../load-vouchers.js';
import type { SqliteFile } from '../sqlite-file.js';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly definition: string;
  readonly metadata: string;
  readonly created: number;
  readonly updated: number | null;
}

const TABLE = `CREATE TABLE vouchers (code text PRIMARY KEY, id text NOT NULL UNIQUE, definition text NOT NULL,
  metadata text NOT NULL, created integer NOT NULL, updated integer) WITHOUT ROWID`;
const DEFINITION = '{"discount":{"type":"PERCENT","percent_off":10}}';

/** Vouchers one at a time, and an action that has ended. Answers are JSON texts. */
export class SingleVouchers {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly writer: SqliteFile,
    private readonly reader: SqliteFile,
  ) {}

  async fill(count: number): Promise<void> {
    await this.writer.run(TABLE);
    await this.writer.run('CREATE INDEX vouchers_created ON vouchers (created, code)');
    await this.writer.run(
      'CREATE TABLE actions (id text PRIMARY KEY, type text, done integer, failed text)',
    );
    await this.writer.run(
      `WITH RECURSIVE number(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM number WHERE n < ?)
       INSERT INTO vouchers SELECT printf('BENCH-%07d', n), 'v_' || hex(randomblob(16)), ?, ?,
         1700000000000 + n, NULL FROM number`,
      [count, DEFINITION, FIRST_METADATA],
    );
    const failed = Array.from({ length: 10 }, (_, n) => ({
      code: `NOBODY-${n}99`,
      reason: NOT_FOUND,
    }));
    await this.writer.run("INSERT INTO actions VALUES ('aa_1', 'VOUCHERS.BULK_UPDATE', 990, ?)", [
      JSON.stringify(failed),
    ]);
  }

  async get(code: string): Promise<string | undefined> {
    const [row] = await this.reader.all<Row>('SELECT * FROM vouchers WHERE code = ?', [code]);
    return row && shown(row);
  }

  /** Ten failed rows, as the service shows them. */
  async action(id: string): Promise<string | undefined> {
    const [row] = await this.reader.all<{ type: string; done: number; failed: string }>(
      'SELECT * FROM actions WHERE id = ?',
      [id],
    );
    return row && shownAction(id, row);
  }

  async create(
    code: string,
    { metadata, ...definition }: Record<string, unknown>,
  ): Promise<string> {
    const row = {
      ...{ code, id: `v_${crypto.randomUUID()}`, created: Date.now(), updated: null },
      definition: JSON.stringify(definition),
      metadata: JSON.stringify(metadata ?? {}),
    };
    await this.writer.run('INSERT INTO vouchers VALUES (?, ?, ?, ?, ?, NULL)', [
      ...[row.code, row.id, row.definition, row.metadata, row.created],
    ]);
    return shown(row);
  }

  /** One after another, as there is one connection. */
  update(code: string, { metadata }: Record<string, unknown>): Promise<string | undefined> {
    const done = this.turn.then(() => this.merge(code, metadata as object));
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async merge(code: string, patch: object): Promise<string | undefined> {
    await this.writer.run('BEGIN IMMEDIATE');
    const [row] = await this.writer.all<Row>('SELECT * FROM vouchers WHERE code = ?', [code]);
    if (row === undefined) return undefined;
    const metadata = JSON.stringify({ ...(JSON.parse(row.metadata) as object), ...patch });
    const updated = Date.now();
    await this.writer.run('UPDATE vouchers SET metadata = ?, updated = ? WHERE code = ?', [
      ...[metadata, updated, code],
    ]);
    await this.writer.run('COMMIT');
    return shown({ ...row, metadata, updated });
  }
}

const NOT_FOUND = 'Resource not found';
const NO_LIST = { object: 'list', data_ref: 'data', data: [], total: 0 };

function shown({ id, code, definition, metadata, created, updated }: Row): string {
  const { discount } = JSON.parse(definition) as { discount: unknown };
  const url = `http://127.0.0.1:3000/v1/assets/${id}?signature=${'0'.repeat(64)}`;
  return JSON.stringify({
    ...{ id, code, campaign: null, campaign_id: null, category: null, category_id: null },
    ...{ categories: [], type: 'DISCOUNT_VOUCHER', discount, gift: null, loyalty_card: null },
    ...{ start_date: null, expiration_date: null, validity_timeframe: null },
    ...{ validity_day_of_week: null, validity_hours: null, active: true, additional_info: null },
    metadata: JSON.parse(metadata) as unknown,
    assets: { qr: { id: `Q${id}`, url }, barcode: { id: `B${id}`, url } },
    is_referral_code: false,
    created_at: new Date(created).toISOString(),
    updated_at: updated === null ? null : new Date(updated).toISOString(),
    validation_rules_assignments: NO_LIST,
    redemption: {
      quantity: null,
      redeemed_quantity: 0,
      object: 'list',
      url: `/v1/vouchers/${code}/redemptions`,
    },
    publish: { object: 'list', count: 0, url: `/v1/vouchers/${code}/publications` },
    object: 'voucher',
  });
}

function shownAction(
  id: string,
  { type, done, failed }: { type: string; done: number; failed: string },
) {
  const report = `http://127.0.0.1:3000/reports/${id}.csv?expires=1803710535568&key=576c3948&signature=${'0'.repeat(64)}`;
  const links = { all: `${report}&rows=all`, succeeded: `${report}&rows=succeeded` };
  return JSON.stringify({
    ...{ id, type, status: 'DONE', operation_status: 'FAILED', progress: 100 },
    ...{ created_at: MOMENT, updated_at: MOMENT, request_id: 'v-136b3e74cd623e0000' },
    counts: { total: done + 10, done, failed: 10, unprocessed: 0 },
    ...{ rows_per_second: null, estimated_end_at: null, key_name: 'First key' },
    result: {
      message: `${done} voucher(s) updated successfully, 10 failed.`,
      failed: JSON.parse(failed) as unknown,
      ...{ done_count: done, failed_count: 10, reports: [report], reports_available_till: MOMENT },
      report_variants: { raw: [`${report}&raw=true`], excel: [`${report}&excel=true`] },
      files: {
        ...links,
        failed: `${report}&rows=failed`,
        unprocessed: `${report}&rows=unprocessed`,
      },
    },
  });
}

const MOMENT = '2026-11-29T06:42:15.568Z';
