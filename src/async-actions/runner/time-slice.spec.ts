import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EmbeddedJobQueue } from '../../queue/embedded-job-queue.js';
import { TimeSlice } from './time-slice.js';

const LONGER_THAN_A_SLICE_MS = 401;
const PART_OF_A_SLICE_MS = 300;

describe('TimeSlice', () => {
  let queue: EmbeddedJobQueue;
  let slice: TimeSlice;

  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
    queue = new EmbeddedJobQueue();
    slice = new TimeSlice(queue);
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('has time while it lasts, even when another project waits', async () => {
    queue.notify('other');
    jest.advanceTimersByTime(PART_OF_A_SLICE_MS);

    expect(await slice.hasTime()).toBe(true);
  });

  it('is over when another project waits at its end', async () => {
    queue.notify('other');
    jest.advanceTimersByTime(LONGER_THAN_A_SLICE_MS);

    expect(await slice.hasTime()).toBe(false);
  });

  it('begins anew when no project waits at its end', async () => {
    jest.advanceTimersByTime(LONGER_THAN_A_SLICE_MS);
    expect(await slice.hasTime()).toBe(true);

    queue.notify('other');
    jest.advanceTimersByTime(PART_OF_A_SLICE_MS);
    expect(await slice.hasTime()).toBe(true);
    jest.advanceTimersByTime(PART_OF_A_SLICE_MS);
    expect(await slice.hasTime()).toBe(false);
  });
});
