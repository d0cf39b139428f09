import { afterEach, describe, expect, it } from '@jest/globals';
import { CodeImages } from '../../src/vouchers/assets/code-images.js';
import type { CodeImage } from '../../src/vouchers/assets/code-image.js';
import { POOL_LIMITS } from '../../src/workers/worker-pool.js';
import { BuiltWorkers } from '../support/runner/built-workers.js';
import { readSymbols } from '../support/vouchers/read-symbols.js';

const QR: CodeImage = { kind: 'qr', format: 'png', code: 'welcome' };
const MOST = 100;

describe('images of codes', () => {
  const ofTest = new AbortController();
  let workers: BuiltWorkers;

  afterEach(() => workers.onApplicationShutdown());

  function openImages(limits = POOL_LIMITS.images) {
    workers = new BuiltWorkers({ ...POOL_LIMITS, images: limits });
    return new CodeImages(workers);
  }

  it('are drawn for others while a project waits for its most', async () => {
    const images = openImages();
    const hangUp = new AbortController();
    const waiting = Array.from({ length: MOST }, () => images.draw('busy', QR, hangUp.signal));
    const ends = Promise.allSettled(waiting);

    await expect(images.draw('busy', QR, ofTest.signal)).rejects.toMatchObject({
      key: 'too_many_requests',
      context: { message: 'A project can have 100 images drawn at a time.', retryAfterSeconds: 5 },
    });
    const png = await images.draw('other', QR, ofTest.signal);
    hangUp.abort(new Error('The client has gone'));
    await ends;

    expect(await readSymbols(png)).toEqual([{ format: 'QRCode', text: 'welcome' }]);
    expect(await images.draw('busy', QR, ofTest.signal)).toEqual(png);
  });

  it('are no fault of the client when one takes too long', async () => {
    const images = openImages({ ...POOL_LIMITS.images, limitMs: 1 });

    await expect(images.draw('slow', QR, ofTest.signal)).rejects.toMatchObject({
      key: 'overloaded',
      context: { details: 'The image takes longer than 0.001 seconds to process' },
    });
  });

  it('are drawn in the memory that the lane has, whatever the code', async () => {
    const images = openImages();
    const code = '😀'.repeat(255);

    for (let count = 0; count < 3; count += 1) {
      const png = await images.draw('large', { ...QR, code }, ofTest.signal);
      expect(await readSymbols(png)).toEqual([{ format: 'QRCode', text: code }]);
    }
  });
});
