import { describe, expect, it } from '@jest/globals';
import { readFile } from './read-file.js';

const read = (text: string) => readFile(new TextEncoder().encode(text), {});

describe('the format of a file', () => {
  it.each([
    ['csv', 'code,a\nx,1\n'],
    ['json', ' [{"code":"x"}]'],
    ['json', '{"code":\n"x"}'],
    ['ndjson', '{"code":"x"}\n{"code":"y"}\n'],
  ])('is %s for %j', (format, text) => {
    expect(read(text)).toMatchObject({ format, encoding: 'utf-8' });
  });

  it('names a workbook, and what to do', () => {
    const file = readFile(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14]), {});

    expect(file).toMatchObject({ faults: [expect.stringMatching(/Save it as CSV/)] });
  });

  it('is read in the encoding that a person chose', () => {
    const bytes = new Uint8Array(Buffer.from('code,a\nx,é\n', 'latin1'));

    expect(readFile(bytes, { encoding: 'windows-1252' })).toMatchObject({ rows: [['x', 'é']] });
  });
});
