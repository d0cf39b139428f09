import { describe, expect, it } from '@jest/globals';
import { readFile } from '../files/read-file.js';
import { guessMapping } from './guess-mapping.js';
import { requestOf } from './update-request.js';

const read = (text: string) => readFile(new TextEncoder().encode(text), {});

describe('the request of a file', () => {
  it('is the file itself where its rows are as the API takes them, number for number', () => {
    const text = '[{"code":"a","metadata":{"n":12345678901234567890}}]';

    expect(requestOf(read(text), null)).toMatchObject({ body: text, count: 1, bytes: text.length });
  });

  it('is built of a table, and counts its bytes and not its letters', () => {
    const source = read('code,city\na,Łódź\n');
    if (source.kind !== 'table') throw new Error('A CSV file is a table');
    const request = requestOf(source, guessMapping(source, {}));

    expect(request.body).toBe('[{"code":"a","metadata":{"city":"Łódź"}}]');
    expect(request.bytes).toBe(request.body.length + 3);
  });
});
