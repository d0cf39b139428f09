import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandLine } from '../support/service/command-line.js';
import { SharedService } from '../support/service/shared-service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const folder = temporaryFolder();
let service: SharedService;
let vouchsafe: CommandLine;

beforeAll(async () => {
  service = await SharedService.join();
  vouchsafe = CommandLine.of(service.api.url, service.api.key);
  const properties = {
    zip: { type: 'string', optional: true },
    sizes: { type: 'number', array: true, optional: true },
  };
  await service.api.request('POST', '/v1/metadata-schemas', {
    json: { related_object: 'voucher', properties },
  });
});

afterAll(() => {
  service.dispose();
  folder.remove();
});

function fileOf(name: string, content: string | Buffer): string {
  const file = folder.file(name);
  writeFileSync(file, content);
  return file;
}

/** A new voucher, and how to read its metadata. */
async function aVoucher(code: string) {
  await service.api.createVoucher(code);
  return async () => (await service.api.getVoucher(code)).metadata as unknown;
}

describe('a bulk update of a file', () => {
  it('takes types from the schema, and else from the cells', async () => {
    const metadata = await aVoucher('types');
    const file = fileOf('types.csv', 'Code;zip;sizes;vip;n;name\ntypes;007;1,2;true;1.5;Jo\n');

    vouchsafe.json('bulk-update', file, '--watch');

    expect(await metadata()).toEqual({ zip: '007', sizes: [1, 2], vip: true, n: 1.5, name: 'Jo' });
  });

  it('does with columns as its options say', async () => {
    const metadata = await aVoucher('columns');
    const file = fileOf('columns.csv', 'id,code,n,rest\ncolumns,7,1,x\n');
    const options = ['--code-column', 'id', '--key', 'code=batch', '--type', 'n=text'];

    vouchsafe.json('bulk-update', file, ...options, '--leave-out', 'rest', '--watch');

    expect(await metadata()).toEqual({ batch: 7, n: '1' });
  });

  it('reads a file of another encoding', async () => {
    const metadata = await aVoucher('encoding');
    const file = fileOf('latin.csv', Buffer.from('code\tcity\nencoding\tMünchen\n', 'latin1'));

    vouchsafe.json('bulk-update', file, '--watch');

    expect(await metadata()).toEqual({ city: 'München' });
  });

  it.each([
    ['JSON', '[{"code":"as JSON","metadata":{"n":1}}]'],
    ['NDJSON', '{"code":"as NDJSON","metadata":{"n":2}}\n{"code":"as NDJSON","metadata":{}}\n'],
  ])('sends rows of %s as they are, from the standard input', async (format, text) => {
    await service.api.createVoucher(`as ${format}`);

    const { status } = vouchsafe.run(['bulk-update', '-', '--fail-on-row-errors'], text);

    expect(status).toBe(0);
  });

  it('sends nothing when a row cannot be sent, and names it', async () => {
    const metadata = await aVoucher('faulty');
    const file = fileOf('faulty.csv', 'code,n\nfaulty,1\nfaulty,x\n');

    const refused = vouchsafe.run(['bulk-update', file, '--type', 'n=number']);

    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('Row 2: n: "x" is no number');
    expect(await metadata()).toEqual({});
    vouchsafe.json('bulk-update', file, '--type', 'n=number', '--skip-faulty-rows', '--watch');
    expect(await metadata()).toEqual({ n: 1 });
  });

  it.each([
    ['no code', 'a,b\n1,2\n', /No column has the code/],
    ['a column twice', 'code,a,a\nx,1,2\n', /"a" is there twice/],
    ['no row', 'code,a\n', /has no rows/],
    ['a workbook', 'PK\u0003\u0004', /workbook/],
    ['broken JSON', '[{"code":', /not valid JSON/],
  ])('refuses a file with %s in words', (_, text, reason) => {
    const { status, stderr } = vouchsafe.run(['bulk-update', fileOf('refused', text)]);

    expect([status, stderr]).toEqual([2, expect.stringMatching(reason)]);
  });

  it('refuses more than a request may have before it is sent', () => {
    const row = `${'x'.repeat(200)}\n`;
    const file = fileOf('large.csv', `code,a\n${`c,${row}`.repeat(50_000)}`);

    const { status, stderr } = vouchsafe.run(['bulk-update', file]);

    expect([status, stderr]).toEqual([2, expect.stringContaining('may have 10 MiB')]);
  });

  it('passes on the options of the API', () => {
    const file = fileOf('options.csv', 'code,n\nnobody,1\n');
    const options = ['--mode', 'deep_merge', '--strict', '--label', 'spring'];

    const job = vouchsafe.json(
      ...['bulk-update', file, ...options, '--on-error', 'stop', '--max-failed-rows', '3'],
      '--watch',
    );

    expect(job).toMatchObject({
      metadata_mode: 'deep_merge',
      strict: true,
      label: 'spring',
      on_error: 'stop',
      max_failed_rows: 3,
    });
  });
});

describe('a run that is repeated', () => {
  const update = (file: string, ...options: string[]) =>
    vouchsafe.json('bulk-update', file, ...options);

  it('makes no second job', () => {
    const file = fileOf('once.csv', 'code,n\nonce,1\n');
    const first = update(file);

    expect(first.replayed).toBe(false);
    expect(update(file)).toEqual({ ...first, replayed: true });
  });

  it('makes one with another content, other options, or a key of its own', () => {
    const file = fileOf('again.csv', 'code,n\nagain,1\n');
    const other = fileOf('other.csv', 'code,n\nagain,2\n');
    const made = [
      update(file),
      update(other),
      update(file, '--mode', 'replace'),
      update(file, '--idempotency-key', 'mine'),
    ];

    expect(new Set(made.map(({ async_action_id: id }) => id as string)).size).toBe(4);
  });

  it('tries a dry run again, as the vouchers may have changed', () => {
    const file = fileOf('dry.csv', 'code,n\ndry,1\n');

    const first = update(file, '--dry-run');

    expect(update(file, '--dry-run').async_action_id).not.toBe(first.async_action_id);
  });
});

describe('an import', () => {
  it.each([
    ['CSV', 'Code,Voucher Type,Value\nimport-1,GIFT_VOUCHER,500\n', 'import-1'],
    [
      'CSV in Windows-1252',
      Buffer.from('Code,Voucher Type,Value,Ort\nimport-2,LOYALTY_CARD,5,Köln\n', 'latin1'),
      'import-2',
    ],
    ['JSON', '[{"code":"import-3","type":"GIFT_VOUCHER","gift":{"amount":1}}]', 'import-3'],
    [
      'NDJSON',
      '{"code":"import-4","type":"GIFT_VOUCHER","gift":{"amount":1}}\n{"code":"import-5","type":"GIFT_VOUCHER","gift":{"amount":1},"metadata":{}}\n',
      'import-5',
    ],
  ])('makes the vouchers of a file of %s', async (_, content, code) => {
    const { status } = vouchsafe.run(['import', fileOf('import', content), '--fail-on-row-errors']);

    expect(status).toBe(0);
    expect((await service.api.get(`/v1/vouchers/${code}`)).status).toBe(200);
  });

  it('makes nothing in a dry run, until that is confirmed', async () => {
    const file = fileOf('dry-import.csv', 'Code,Voucher Type,Value\ntried,GIFT_VOUCHER,500\n');
    const dry = vouchsafe.json('import', file, '--dry-run', '--watch');
    expect((await service.api.get('/v1/vouchers/tried')).status).toBe(404);

    vouchsafe.json('jobs', 'confirm', dry.id as string, '--watch');

    expect((await service.api.get('/v1/vouchers/tried')).status).toBe(200);
  });
});
