import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { COMMAND } from '../support/service/command-line.js';
import { SharedService } from '../support/service/shared-service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const ROWS = 20_000;
const MISSING = 37;
const folder = temporaryFolder();
let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => {
  service.dispose();
  folder.remove();
});

/** What a person would write who has a file of changes, and misses some of the vouchers. */
const SCRIPT = `
vouchsafe() { "$NODE" "$COMMAND" "$@"; }
id() { sed -n 's/.*"id": "\\(aa_[0-9a-f]*\\)".*/\\1/p' "$1" | head -1; }

vouchsafe import there.csv --fail-on-row-errors > there.txt

vouchsafe bulk-update changes.csv --dry-run --watch --json > dry.json
vouchsafe bulk-update changes.csv --label spring --fail-on-row-errors --json > job.json || echo "code $?"
job=$(id job.json)
vouchsafe jobs report $job --rows failed --format json --output failed.json
vouchsafe jobs report $job --rows failed > failed.csv

{ echo 'Code,Voucher Type,Value'; sed -n '2,$s/^"[0-9]*","\\([^"]*\\)".*/\\1,GIFT_VOUCHER,500/p' failed.csv; } > missing.csv
vouchsafe import missing.csv --fail-on-row-errors > missing.txt
vouchsafe jobs retry $job --fail-on-row-errors --json > retry.json

vouchsafe vouchers history "$(sed -n 2p missing.csv | cut -d, -f1)" --json > history.json

vouchsafe jobs undo $job --fail-on-row-errors --json > undo.json
`;

const codeAt = (at: number) => `SPRING-${String(at).padStart(5, '0')}`;
const isMissing = (at: number) => at % 540 === 7 && at / 540 < MISSING;
const all = Array.from({ length: ROWS }, (_, at) => at);

it('a file of 20,000 changes is tried, done, mended, told of and taken back by one script', async () => {
  const there = all.filter((at) => !isMissing(at));
  expect(there).toHaveLength(ROWS - MISSING);
  const vouchers = there.map((at) => `${codeAt(at)},GIFT_VOUCHER,500\n`).join('');
  writeFileSync(folder.file('there.csv'), `Code,Voucher Type,Value\n${vouchers}`);
  const changes = all.map((at) => `${codeAt(at)};${at};true\n`).join('');
  writeFileSync(folder.file('changes.csv'), `code;number;vip\n${changes}`);
  const { url, key } = service.api;

  const { status, stdout, stderr } = spawnSync('bash', ['-eu', '-c', SCRIPT], {
    cwd: folder.path,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: folder.path,
      NODE: process.execPath,
      COMMAND,
      VOUCHSAFE_URL: url,
      VOUCHSAFE_APP_ID: key.appId,
      VOUCHSAFE_TOKEN: key.appToken,
    },
  });

  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: `code 1\nWrote ${bytesOf('failed.json')} bytes to failed.json\n`,
  });
  expect(stderr).toContain('37 rows failed');
  expect(resultIn('dry.json').dry_run).toMatchObject({
    would_change_count: ROWS - MISSING,
    would_fail_count: MISSING,
  });
  expect(resultIn('job.json')).toMatchObject({ done_count: ROWS - MISSING, failed_count: MISSING });
  expect(read('failed.json')).toHaveLength(MISSING);
  expect(resultIn('retry.json')).toMatchObject({ done_count: MISSING, failed_count: 0 });
  expect(read('history.json')).toMatchObject([
    { event: 'voucher.updated', row: 8 },
    { event: 'voucher.created' },
  ]);
  expect(resultIn('undo.json')).toMatchObject({ done_count: ROWS - MISSING, failed_count: 0 });
  expect((await service.api.getVoucher(codeAt(1))).metadata).toEqual({});
}, 180_000);

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of several kinds
const read = (name: string): any => JSON.parse(readFileSync(folder.file(name), 'utf8')) as unknown;
const resultIn = (name: string) => read(name).result;
const bytesOf = (name: string) => statSync(folder.file(name)).size.toLocaleString('en');
