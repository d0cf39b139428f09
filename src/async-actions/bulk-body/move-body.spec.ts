import { describe, expect, it } from '@jest/globals';
import { transferableSymbol } from 'piscina';
import { moveBody } from './move-body.js';

describe('moveBody', () => {
  it('moves the memory of all chunks once, and copies none of it', () => {
    const memory = new Uint8Array(10);
    const chunks = [0, 5].map((start) => {
      const items = memory.subarray(start, start + 4);
      return { rowCount: 1, items, codes: memory.subarray(start + 4, start + 5) };
    });

    const result: unknown = moveBody({ kind: 'accepted', rowCount: 2, chunks });

    const moved = (result as Record<symbol, unknown[]>)[transferableSymbol];
    expect(moved).toHaveLength(1);
    expect(moved?.[0]).toBe(memory.buffer);
  });

  it('returns a refusal as it is', () => {
    const body = { kind: 'not-json' } as const;

    expect(moveBody(body)).toBe(body);
  });
});
