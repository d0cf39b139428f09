import { describe, expect, it } from '@jest/globals';
import type { TableFile } from '../files/source-file.js';
import { guessMapping } from './guess-mapping.js';

const file = (columns: string[], ...rows: unknown[][]): TableFile => ({
  kind: 'table',
  format: 'csv',
  encoding: 'utf-8',
  columns,
  rows,
  text: '',
  faults: [],
});

describe('the guessed mapping', () => {
  it('finds the code, keys and types', () => {
    const { columns } = guessMapping(file(['Code', 'lang', 'uses'], ['a', 'en', '3']), {});

    expect(columns).toEqual([
      { column: 'Code', target: 'code', key: 'Code', type: 'text', isDefined: false },
      { column: 'lang', target: 'metadata', key: 'lang', type: 'text', isDefined: false },
      { column: 'uses', target: 'metadata', key: 'uses', type: 'number', isDefined: false },
    ]);
  });

  it('takes the type from the schema before the cells, and its spelling of the key', () => {
    const definitions = { Zip: { type: 'string' }, tags: { type: 'string', array: true } };
    const { columns } = guessMapping(
      file(['code', 'zip', 'tags'], ['a', '89073', 'x,y']),
      definitions,
    );

    expect(columns.slice(1)).toMatchObject([
      { key: 'Zip', type: 'text', isDefined: true },
      { key: 'tags', type: 'texts', isDefined: true },
    ]);
  });

  it('passes over a definition that was removed', () => {
    const { columns } = guessMapping(file(['code', 'n'], ['a', '1']), {
      n: { type: 'string', deleted: true },
    });

    expect(columns[1]).toMatchObject({ type: 'number', isDefined: false });
  });

  it('leaves out a column without a name, and takes metadata. from the front of one', () => {
    const { columns } = guessMapping(file(['code', '', 'metadata.lang'], ['a', 'x', 'en']), {});

    expect(columns.slice(1)).toMatchObject([{ target: 'leave-out' }, { key: 'lang' }]);
  });

  it('has no code where no title says so', () => {
    const { columns } = guessMapping(file(['coupon', 'lang'], ['a', 'en']), {});

    expect(columns.map(({ target }) => target)).toEqual(['metadata', 'metadata']);
  });
});
