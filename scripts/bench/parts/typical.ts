import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource, EntitySchema } from 'typeorm';
import { createFloorDatabase } from '../floor/floor-database.js';
import type { BenchOptions, Part } from '../part.js';
import { median, times } from '../statistics.js';
import { bulkWork } from '../workload.js';
import type { Series } from './job-series.js';

const SAMPLE_ROWS = 2_000;

interface Voucher {
  id: number;
  code: string;
  metadata: Record<string, unknown>;
}

interface Item {
  readonly code: string;
  readonly metadata: Record<string, unknown>;
}

const VOUCHER = new EntitySchema<Voucher>({
  name: 'vouchers',
  columns: {
    id: { type: 'integer', primary: true, generated: true },
    code: { type: 'text', unique: true },
    metadata: { type: 'simple-json' },
  },
});

/** The usual way, `findOne` and `save` for each row at TypeORM's defaults, measured on a sample of W. */
export function typicalPart(series: (options: BenchOptions) => Promise<Series>): Part {
  return async (options) => {
    const { items, vouchers } = options.size;
    const { service } = await series(options);
    const rowMs = await rowTime(items, vouchers);
    const typicalMs = rowMs * items;
    const ratio = typicalMs / median(service.map((run) => run.doneMs));
    return [
      {
        part: 'typical: findOne + save per row',
        service: `${(typicalMs / 1000).toFixed(0)} s, extrapolated`,
        ratio: `service ${times(ratio)} faster`,
        budget: 'at least 150 x faster',
        spread: `${rowMs.toFixed(2)} ms a row in ${SAMPLE_ROWS.toLocaleString('en')} rows`,
      },
    ];
  };
}

async function rowTime(items: number, vouchers: number): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'vouchsafe-typical-'));
  const database = join(directory, 'typical.db');
  try {
    const made = await createFloorDatabase(database, vouchers);
    // TypeORM leaves a file in the journal mode that it finds; SQLite's own default is DELETE.
    await made.run('PRAGMA journal_mode = DELETE');
    await made.close();
    const source = await new DataSource({
      type: 'sqlite',
      database,
      entities: [VOUCHER],
    }).initialize();
    try {
      return await updateSample(source, bulkWork(0, items, vouchers).body);
    } finally {
      await source.destroy();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function updateSample(source: DataSource, body: Buffer): Promise<number> {
  const repository = source.getRepository(VOUCHER);
  const sample = (JSON.parse(body.toString()) as Item[]).slice(0, SAMPLE_ROWS);
  const begin = performance.now();
  for (const { code, metadata } of sample) {
    const voucher = await repository.findOne({ where: { code } });
    if (voucher === null) continue;
    voucher.metadata = { ...voucher.metadata, ...metadata };
    await repository.save(voucher);
  }
  return (performance.now() - begin) / sample.length;
}
