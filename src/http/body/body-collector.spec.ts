import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { createGunzip, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MemoryBudget } from '../../memory/memory-budget.js';
import { BodyCollector } from './body-collector.js';

const MAX = 10_485_760;
const BUDGET = 64 * 1_048_576;
/** An empty block of deflate that is not the last one. */
const EMPTY_BLOCK = Buffer.from([0, 0, 0, 0xff, 0xff]);
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);

/** A request whose bytes the test sends. */
function requestWith(headers: Record<string, string> = {}) {
  return Object.assign(new PassThrough(), { headers, complete: false });
}

function collectorOf(request: PassThrough, budget: MemoryBudget, isCompressed = false) {
  const decoder = isCompressed ? createGunzip() : null;
  const hold = budget.open('project');
  const incoming = request as unknown as IncomingMessage;
  return { hold, collector: new BodyCollector(incoming, decoder, MAX, hold) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a body that is read', () => {
  it('counts what has come of it, and exactly its bytes once it is whole', async () => {
    const budget = new MemoryBudget(BUDGET);
    const request = requestWith();
    const { hold, collector } = collectorOf(request, budget);
    const body = collector.collect();
    request.write(Buffer.alloc(1_000_000, 1));
    await settled();
    expect(hold.bytes).toBeGreaterThanOrEqual(1_000_000);
    expect(hold.bytes).toBeLessThan(2_200_000);
    request.complete = true;
    request.end(Buffer.alloc(500_000, 2));
    const sent = Buffer.concat([Buffer.alloc(1_000_000, 1), Buffer.alloc(500_000, 2)]);
    expect(sent.equals(await body)).toBe(true);
    expect(hold.bytes).toBe(1_500_000);
  });

  it('counts its declared length from the first byte on', async () => {
    const budget = new MemoryBudget(BUDGET);
    const request = requestWith({ 'content-length': '1000000' });
    const { hold, collector } = collectorOf(request, budget);
    const body = collector.collect();
    request.write('a');
    await settled();
    expect(hold.bytes).toBe(1_000_000);
    request.complete = true;
    request.end(Buffer.alloc(999_999));
    expect((await body).buffer.byteLength).toBe(1_000_000);
  });

  it('counts what a decoder makes of it, not what was sent', async () => {
    const budget = new MemoryBudget(BUDGET);
    const request = requestWith();
    const { hold, collector } = collectorOf(request, budget, true);
    const body = collector.collect();
    const sent = gzipSync(Buffer.alloc(5_000_000));
    expect(sent.length).toBeLessThan(10_000);
    request.write(sent.subarray(0, -20));
    while (hold.bytes < 4_900_000) await settled();
    request.complete = true;
    request.end(sent.subarray(-20));
    expect((await body).length).toBe(5_000_000);
  });

  it('keeps bytes that come one by one in pieces, not each for itself', async () => {
    const request = requestWith();
    const { hold, collector } = collectorOf(request, new MemoryBudget(BUDGET));
    const body = collector.collect();
    for (let count = 0; count < 10_000; count += 1) request.write('x');
    request.complete = true;
    request.end();
    expect((await body).toString()).toBe('x'.repeat(10_000));
    expect(hold.bytes).toBe(10_000);
  });

  it('waits for memory and goes on with every byte when there is some', async () => {
    const budget = new MemoryBudget(6_000_000);
    const other = budget.open('project');
    other.take(1_900_000);
    const request = requestWith();
    const body = collectorOf(request, budget).collector.collect();
    const sent = Buffer.from(Array.from({ length: 1_000_000 }, (_, at) => at % 251));
    request.complete = true;
    request.end(sent);
    await settled();
    other.release();
    expect(sent.equals(await body)).toBe(true);
  });

  it('is refused when there is no memory in time, and then counts nothing', async () => {
    const budget = new MemoryBudget(6_000_000, 1);
    const request = requestWith();
    const { hold, collector } = collectorOf(request, budget);
    const body = collector.collect();
    request.write(Buffer.alloc(2_500_000));
    await expect(body).rejects.toMatchObject({ key: 'overloaded' });
    expect([hold.bytes, budget.heldBytes]).toEqual([0, 0]);
  });

  const ends: [name: string, end: (request: PassThrough) => void, reason: object][] = [
    ['its client hangs up', (request) => request.destroy(), { statusCode: 400 }],
    [
      'its connection fails',
      (request) => request.destroy(new Error('reset')),
      { message: 'reset' },
    ],
    ['it grows too large', (request) => request.write(Buffer.alloc(MAX)), { statusCode: 413 }],
  ];

  it.each(ends)('counts nothing any more when %s', async (_name, end, reason) => {
    const budget = new MemoryBudget(BUDGET);
    const request = requestWith();
    const body = collectorOf(request, budget).collector.collect();
    request.write('a');
    await settled();
    expect(budget.heldBytes).toBeGreaterThan(0);
    end(request);
    await expect(body).rejects.toMatchObject(reason);
    expect(budget.heldBytes).toBe(0);
  });

  it('counts nothing any more when it cannot be decoded', async () => {
    const budget = new MemoryBudget(BUDGET);
    const request = requestWith();
    const body = collectorOf(request, budget, true).collector.collect();
    request.write('this is no gzip');
    await expect(body).rejects.toMatchObject({ statusCode: 400 });
    expect(budget.heldBytes).toBe(0);
  });
});

describe('a body that hardly goes on', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  /** Sends a piece each second until the body is refused, and returns after how many. */
  async function secondsUntilRefused(piece: Buffer, isCompressed: boolean): Promise<number> {
    const request = requestWith();
    const { collector } = collectorOf(request, new MemoryBudget(BUDGET), isCompressed);
    let reason: unknown;
    collector.collect().catch((error: unknown) => (reason = error));
    if (isCompressed) request.write(GZIP_HEAD);
    let seconds = 0;
    for (; reason === undefined && seconds < 100; seconds += 1) {
      request.write(piece);
      for (let turn = 0; turn < 20; turn += 1) await settled();
      jest.advanceTimersByTime(1_000);
      await settled();
    }
    expect(reason).toMatchObject({ statusCode: 408 });
    return seconds;
  }

  it('is refused after ten seconds of a few bytes', async () => {
    expect(await secondsUntilRefused(Buffer.alloc(400), false)).toBe(10);
  });

  it('is refused after ten seconds of gzip that decodes to nothing, however much that is', async () => {
    const nothing = Buffer.concat(Array<Buffer>(2_000).fill(EMPTY_BLOCK));
    expect(await secondsUntilRefused(nothing, true)).toBe(10);
  });

  it('is refused after sixty seconds even when it goes on', async () => {
    expect(await secondsUntilRefused(Buffer.alloc(10_000), false)).toBe(60);
  });
});
