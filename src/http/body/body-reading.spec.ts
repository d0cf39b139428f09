import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BuiltWorkers } from '../../../test/support/runner/built-workers.js';
import { readBodyText, type UnreadBody } from './body-reading.js';
import { READ_BODY } from './body-reading.task.js';

const MEMBERS = { values: ['name', 'list'], text: 'metadata' };

const unread = (text: string, fields: Partial<UnreadBody> = {}): UnreadBody => ({
  bytes: new Uint8Array(Buffer.from(text)),
  as: 'json',
  members: MEMBERS,
  ...fields,
});
const read = (text: string, fields?: Partial<UnreadBody>) => readBodyText(unread(text, fields));

describe('reading a body', () => {
  it('keeps the members that the route names, and metadata as text', () => {
    const text = '{"name":"a","other":[1],"metadata":{"__proto__":1, "b":[2.50]}}';
    expect(read(text)).toEqual({
      kind: 'read',
      values: { name: 'a' },
      text: '{"__proto__":1,"b":[2.5]}',
    });
  });

  it.each(['[]', '1', '"a"', 'null'])('refuses %s where a route takes an object', (text) => {
    expect(read(text)).toEqual({ kind: 'refused', details: 'Payload must be object' });
  });

  it('takes anything that is sound where a route looks at nothing', () => {
    const nothing = { kind: 'read', values: undefined, text: null };
    expect(read('[1]', { members: undefined })).toEqual(nothing);
    expect(read('', { members: undefined })).toEqual(nothing);
    expect(read('[', { members: undefined })).toEqual({ kind: 'not-json' });
  });

  it('checks what it drops', () => {
    expect(read('{"other":[9007199254740993]}')).toMatchObject({
      kind: 'refused',
      details: expect.stringContaining('.other.0 must be a number'),
    });
    expect(read('{"other":"\\u0000"}')).toMatchObject({ kind: 'refused' });
  });

  it('refuses more than 1,000 values besides metadata, and does not count those in it', () => {
    const many = JSON.stringify([...Array(1_000).keys()]);
    expect(read(`{"list":${many}}`)).toEqual({
      kind: 'refused',
      details: 'Payload must NOT have more than 1000 values besides metadata',
    });
    expect(read(`{"metadata":{"list":${many}},"other":${many}}`)).toMatchObject({ kind: 'read' });
  });

  it('reads a form, and refuses a field that comes twice', () => {
    expect(read('a=1&b=%20', { as: 'form' })).toMatchObject({ values: { a: '1', b: ' ' } });
    expect(read('a=1&a=1', { as: 'form' })).toEqual({
      kind: 'refused',
      details: 'Payload must NOT have duplicate fields',
    });
  });
});

describe('reading a body in a thread', () => {
  let workers: BuiltWorkers;

  beforeAll(() => {
    workers = new BuiltWorkers();
  });

  afterAll(() => workers.onApplicationShutdown());

  it('comes to the same as reading it here', async () => {
    const key = fc.constantFrom('name', 'list', 'metadata', '__proto__', 'constructor', 'a');
    const body = fc
      .array(fc.tuple(key, fc.json({ maxDepth: 3 })), { maxLength: 5 })
      .map((members) => members.map(([name, value]) => `"${name}":${value}`).join(','))
      .map((members) => `{${members}}`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(body, fc.string()), async (text) => {
        const inThread = await workers.run(READ_BODY, unread(text), { owner: 'p' });
        expect(inThread).toEqual(read(text));
      }),
      { numRuns: 200 },
    );
  });
});
