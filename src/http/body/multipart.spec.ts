import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidMultipartError, readMultipartField } from './multipart.js';

const TYPE = 'multipart/form-data; boundary=XX';
const PART = 'Content-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';

const read = (text: string, type = TYPE) =>
  readMultipartField(Buffer.from(text), type, 'file').map(String);

describe('a field of a multipart form', () => {
  it('has the bytes that a form was made of, whatever they are', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.string(), async (content, other) => {
        const form = new FormData();
        form.append('other', other);
        form.append('file', new Blob([Uint8Array.from(content)]), 'a.csv');
        const sent = new Response(form);
        const body = Buffer.from(await sent.clone().arrayBuffer());

        const [file] = readMultipartField(body, sent.headers.get('content-type') ?? '', 'file');
        expect(Buffer.compare(file ?? Buffer.alloc(0), content)).toBe(0);
      }),
    );
  });

  it.each([
    [
      'with a content type',
      'Content-Disposition: form-data; name="file"\r\nContent-Type: text/csv',
    ],
    ['in lower case', 'content-disposition: form-data; name="file"; filename="a.csv"'],
    ['without quotation marks', 'Content-Disposition: form-data; name=file; filename=a.csv'],
    ['with an encoded file name', "Content-Disposition: form-data; name=file; filename*=utf-8''a"],
    ['behind the file name', 'Content-Disposition: form-data; filename="a; name=b"; name="file"'],
    [
      'behind another header',
      'Content-Type: text/csv\r\nContent-Disposition: form-data; name=file',
    ],
  ])('is found by its name %s', (_case, headers) => {
    expect(read(`--XX\r\n${headers}\r\n\r\na,b\r\n--XX--\r\n`)).toEqual(['a,b']);
  });

  it.each([
    ['a text before the first boundary', `text\r\n--XX\r\n${PART}a\r\n--XX--`, TYPE],
    ['a text behind the last boundary', `--XX\r\n${PART}a\r\n--XX--\r\ntext`, TYPE],
    ['spaces behind a boundary', `--XX \t\r\n${PART}a\r\n--XX--`, TYPE],
    ['a quoted boundary', `--X X\r\n${PART}a\r\n--X X--`, 'multipart/form-data; boundary="X X"'],
  ])('may have %s', (_case, body, type) => {
    expect(read(body, type)).toEqual(['a']);
  });

  it('may hold what looks like a boundary and is none', () => {
    const content = '--XX\n--XXY\r\n--XXY\r\n --XX--';

    expect(read(`--XX\r\n${PART}${content}\r\n--XX--`)).toEqual([content]);
  });

  it('may be there more than once, or not', () => {
    const other = PART.replace('file', 'other');

    expect(read(`--XX\r\n${PART}a\r\n--XX\r\n${other}b\r\n--XX\r\n${PART}c\r\n--XX--`)).toEqual([
      'a',
      'c',
    ]);
    expect(read('--XX--')).toEqual([]);
    expect(read(`--XX\r\n${PART}\r\n--XX--`)).toEqual(['']);
  });

  it.each([
    ['nothing', '', TYPE],
    ['no boundary', '--XX--', 'multipart/form-data'],
    ['a boundary that is too long', '--XX--', `multipart/form-data; boundary=${'x'.repeat(71)}`],
    ['no end', `--XX\r\n${PART}a`, TYPE],
    ['a part without headers', '--XX\r\na\r\n--XX--', TYPE],
    ['a part without a name', '--XX\r\nContent-Type: text/csv\r\n\r\na\r\n--XX--', TYPE],
    ['no multipart body', '[{"code":"a"}]', TYPE],
    ['too many parts', `${`--XX\r\n${PART}a\r\n`.repeat(101)}--XX--`, TYPE],
    ['headers without end', `--XX\r\n${'a: b\r\n'.repeat(5_000)}\r\na\r\n--XX--`, TYPE],
  ])('refuses %s', (_case, body, type) => {
    expect(() => read(body, type)).toThrow(InvalidMultipartError);
  });
});
