import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isUpToDate, recordBuild } from '../setup/build-record.js';

const FILES = {
  'src/a.ts': 'a',
  'console/c.tsx': 'c',
  'scripts/b.ts': 'b',
  'openapi.json': '{}',
  'package.json': '{}',
  'package-lock.json': '{}',
  'nest-cli.json': '{}',
  'tsconfig.json': '{}',
  '.swcrc': '{}',
  'dist/a.js': 'a',
};

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vouchsafe-build-'));
  for (const [file, text] of Object.entries(FILES)) write(file, text);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

describe('the record of the last build', () => {
  it('is missing before the first build', () => {
    expect(isUpToDate(root)).toBe(false);
  });

  it('holds while nothing changes', () => {
    recordBuild(root);
    expect(isUpToDate(root)).toBe(true);
  });

  it.each(Object.keys(FILES))('is void after a change of %s', (file) => {
    recordBuild(root);
    write(file, 'changed');
    expect(isUpToDate(root)).toBe(false);
  });

  it.each(['src/new.ts', 'dist/new.js'])('is void when %s appears', (file) => {
    recordBuild(root);
    write(file, 'new');
    expect(isUpToDate(root)).toBe(false);
  });

  it.each(['src/a.ts', 'dist/a.js', 'dist'])('is void when %s is gone', (file) => {
    recordBuild(root);
    rmSync(join(root, file), { recursive: true });
    expect(isUpToDate(root)).toBe(false);
  });
});
