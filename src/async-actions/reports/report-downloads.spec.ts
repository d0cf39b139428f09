import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { ReportDownloads, streamToReader } from './report-downloads.js';

describe('the downloads of a report', () => {
  it('are four at a time, and as many of every other report', () => {
    const downloads = new ReportDownloads();
    const first = downloads.begin('aa_1');
    for (let count = 0; count < 3; count += 1) downloads.begin('aa_1');
    expect(() => downloads.begin('aa_1')).toThrow('Too many requests hit the API too quickly.');
    downloads.begin('aa_2');
    first.end();
    first.end();
    downloads.begin('aa_1');
    expect(() => downloads.begin('aa_1')).toThrow();
  });
});

describe('a stream to a reader', () => {
  /** Pieces without end. `left` resolves when nobody takes them any more. */
  function endlessPieces() {
    let leave = () => {};
    const left = new Promise<void>((resolve) => (leave = resolve));
    async function* pieces() {
      try {
        for (;;) yield await Promise.resolve(Buffer.alloc(65_536));
      } finally {
        leave();
      }
    }
    return { left, pieces: pieces() };
  }

  it('is destroyed, and its source left, when nobody reads it', async () => {
    const { left, pieces } = endlessPieces();
    const stream = streamToReader(pieces, 1);
    stream.read();
    await once(stream, 'close');
    await left;
    expect(stream.destroyed).toBe(true);
  });

  it('goes on as long as it is read', async () => {
    async function* pieces() {
      for (let at = 0; at < 200; at += 1) yield await Promise.resolve(Buffer.from(`${at} `));
    }
    const stream = streamToReader(pieces(), 30_000);
    const read = await stream.toArray();
    expect(
      Buffer.concat(read as Buffer[])
        .toString()
        .trim()
        .split(' '),
    ).toHaveLength(200);
  });
});
