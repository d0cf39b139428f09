import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../test/support/eventually.js';
import { temporaryFolder } from '../../test/support/machine/temporary-folder.js';
import { LogOutput } from './log-output.js';

const { O_RDONLY, O_WRONLY, O_NONBLOCK } = constants;
const RETRY_MS = 10;
const LINE = `${'x'.repeat(999)}\n`;

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

describe('LogOutput to a file', () => {
  it('writes every line in its order', async () => {
    const fd = openSync(folder.file('log'), 'a');
    const output = new LogOutput(fd);
    const lines = Array.from({ length: 500 }, (_, i) => `line ${i}\n`);

    lines.forEach((line) => output.write(line));

    await eventually(
      'all are there',
      () => readFileSync(folder.file('log'), 'utf8') === lines.join(''),
    );
    closeSync(fd);
  });

  it('writes what waits when it is flushed', () => {
    const fd = openSync(folder.file('log'), 'a');
    const output = new LogOutput(fd);
    output.write('first\n');
    output.write('second\n');
    output.flush();
    closeSync(fd);
    expect(readFileSync(folder.file('log'), 'utf8')).toContain('second\n');
  });

  it('counts what a full disk refuses, and takes lines on', async () => {
    const fd = openSync('/dev/full', 'w');
    const output = new LogOutput(fd, RETRY_MS);
    for (let i = 0; i < 2_000; i += 1) output.write(LINE);

    await eventually('it was tried again', () => output.failures > 2);
    expect(output.linesLost).toBe(2_000 - Math.floor(1_048_576 / LINE.length));
    output.flush();
  });
});

describe('LogOutput to a pipe', () => {
  let reader: number;
  let writer: number;
  let output: LogOutput;

  beforeEach(() => {
    execFileSync('mkfifo', [folder.file('pipe')]);
    reader = openReader();
    writer = openSync(folder.file('pipe'), O_WRONLY | O_NONBLOCK);
    output = new LogOutput(writer, RETRY_MS);
  });

  afterEach(() => {
    closeSync(reader);
    closeSync(writer);
  });

  const openReader = () => openSync(folder.file('pipe'), O_RDONLY | O_NONBLOCK);

  /** What is in the pipe now. */
  function read(): string {
    const bytes = Buffer.alloc(100_000);
    try {
      return bytes.toString('utf8', 0, readSync(reader, bytes));
    } catch {
      return '';
    }
  }

  it('keeps what comes while the pipe is closed, and reports when it works again', async () => {
    let reports = 0;
    output.onWorkingAgain = () => (reports += 1);
    closeSync(reader);
    output.write('first\n');
    await eventually('it failed', () => output.failures > 0);
    output.write('second\n');
    expect(reports).toBe(0);

    reader = openReader();
    let heard = '';
    await eventually('all is there', () => (heard += read()) === 'first\nsecond\n');
    await eventually('it was reported', () => reports === 1);
    expect(output.linesLost).toBe(0);
  });

  it('waits for a reader that stands still, without counting that as a failure', async () => {
    const lines = Array.from({ length: 500 }, (_, i) => `${i} ${LINE}`);
    lines.forEach((line) => output.write(line));
    let heard = '';
    await eventually('all is there', () => {
      heard += read();
      return heard.length >= lines.join('').length;
    });

    expect(heard).toBe(lines.join(''));
    expect(output).toMatchObject({ failures: 0, linesLost: 0 });
  });
});
