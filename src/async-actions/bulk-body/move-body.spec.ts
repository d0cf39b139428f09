import { describe, expect, it } from '@jest/globals';
import { transferableSymbol, valueSymbol } from 'piscina';
import { moveBody } from './move-body.js';

const SENT = { bytes: Buffer.from('abc') };

describe('moveBody', () => {
  it('moves the memory of all chunks once, and copies none of it', () => {
    const memory = new Uint8Array(10);
    const chunks = [0, 5].map((start) => {
      const items = memory.subarray(start, start + 4);
      return { rowCount: 1, items, codes: memory.subarray(start + 4, start + 5), codeRange: null };
    });

    const result: unknown = moveBody({ kind: 'accepted', rowCount: 2, chunks }, SENT);

    const moved = (result as Record<symbol, unknown[]>)[transferableSymbol];
    expect(moved).toHaveLength(1);
    expect(moved?.[0]).toBe(memory.buffer);
  });

  it('returns a refusal as it is', () => {
    const body = { kind: 'not-json' } as const;

    expect(moveBody(body, SENT)).toBe(body);
  });

  it('adds the digest of the bytes where it is wanted', () => {
    const body = { kind: 'accepted', rowCount: 0, chunks: [] } as const;
    const valueOf = (result: unknown) => (result as Record<symbol, unknown>)[valueSymbol];

    expect(valueOf(moveBody(body, SENT))).not.toHaveProperty('sha256');
    expect(valueOf(moveBody(body, { ...SENT, isDigested: true }))).toMatchObject({
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });
});
