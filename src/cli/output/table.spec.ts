import { describe, expect, it } from '@jest/globals';
import { tableOf, type Columns } from './table.js';

interface Row {
  readonly name: string | null;
  readonly count?: number;
}

const COLUMNS: Columns<Row> = { NAME: ({ name }) => name, COUNT: ({ count }) => count };

describe('a table', () => {
  it('has its numbers at the right and its texts at the left', () => {
    const rows = [
      { name: 'a', count: 1 },
      { name: 'longer', count: 1000 },
    ];

    expect(tableOf(rows, COLUMNS, '')).toBe('NAME    COUNT\na           1\nlonger   1000\n');
  });

  it('has a dash for what is missing', () => {
    expect(tableOf([{ name: null, count: 1 }], COLUMNS, '')).toBe('NAME  COUNT\n-         1\n');
  });

  it('says so when it is empty', () => {
    expect(tableOf([], COLUMNS, 'There is nothing.')).toBe('There is nothing.\n');
  });

  it('shows what could deceive its reader as text', () => {
    const name = 'a\u202e\u001b[2J\nb';

    expect(tableOf([{ name }], COLUMNS, '')).toContain('a\\u{202e}\\u{001b}[2J\\u{000a}b');
  });
});
