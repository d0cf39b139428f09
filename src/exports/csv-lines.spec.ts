import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { anyText } from '../../test/factories/texts.js';
import { csvLine, fileMark, inForm, titleLine } from './csv-lines.js';

const SAFE = { raw: false };
const RAW = { raw: true };
const odd = fc.oneof(
  anyText(),
  fc.string({
    unit: fc.constantFrom('"', ',', '\n', '\r', '=', '-', "'", '+', '\t', ' ', 'a', '＝'),
  }),
);
const cells = fc.array(odd, { minLength: 1, maxLength: 4 });
const read = (text: string): string[][] =>
  parse(text, { record_delimiter: '\n', relax_column_count: true });

describe('a line of an export', () => {
  it('quotes every text, and leaves numbers and empty cells bare', () => {
    expect(csvLine(['a', 1.5, true, null, '', 'x"y'])).toBe('"a",1.5,"true",,,"x""y"\n');
  });

  it('is never an empty line, which readers skip', () => {
    expect(csvLine([null])).toBe('""\n');
  });

  it('reads back the same when raw, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 4 }), (lines) => {
        const text = inForm(lines.map(csvLine).join(''), RAW);

        expect(read(text)).toEqual(lines);
      }),
    );
  });

  it('is guarded against formulas exactly as reports are', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 4 }), (lines) => {
        const text = inForm(lines.map(csvLine).join(''), SAFE);

        const guarded = stringify(lines, { quoted: true, escape_formulas: true });
        expect(read(text)).toEqual(read(guarded));
      }),
    );
  });

  it('keeps a negative number, which is no formula', () => {
    expect(inForm(csvLine([-5, '-5']), SAFE)).toBe('-5,"\'-5"\n');
  });
});

describe('the titles of an export', () => {
  it('are bare words, and anything else is quoted and guarded', () => {
    const line = titleLine(['ID', 'Is referral code?', '=1+1', 'a,b']);

    expect(inForm(line, SAFE)).toBe('ID,Is referral code?,"\'=1+1","a,b"\n');
  });
});

describe('the mark of a file', () => {
  it('is there for Excel only', () => {
    expect([fileMark({ excel: true }), fileMark({ excel: false })]).toEqual(['\ufeff', '']);
  });
});
