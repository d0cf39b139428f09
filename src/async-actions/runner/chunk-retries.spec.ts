import { beforeEach, describe, expect, it } from '@jest/globals';
import { StorageUnavailableError } from '../../database/driver-errors.js';
import { TaskTooCostlyError } from '../../workers/task-errors.js';
import { ChunkRetries } from './chunk-retries.js';

const FAULT = new Error('Something else');

describe('ChunkRetries', () => {
  let retries: ChunkRetries;

  beforeEach(() => {
    retries = new ChunkRetries();
  });

  const reasonsFor = (error: unknown, times: number, chunk = 'aa_1/0') =>
    Array.from({ length: times }, () => retries.reasonToRetry(chunk, error));

  it('retries twice after a fault, and then gives up', () => {
    expect(reasonsFor(FAULT, 3)).toEqual(['fault', 'fault', null]);
  });

  it('retries for as long as the database takes no writes, and counts none of that', () => {
    const unavailable = new StorageUnavailableError(new Error('The disk is full'));

    expect(new Set(reasonsFor(unavailable, 100))).toEqual(new Set(['storage_unavailable']));
    expect(reasonsFor(FAULT, 3)).toEqual(['fault', 'fault', null]);
  });

  it('gives up at once after a task that was too costly', () => {
    expect(reasonsFor(TaskTooCostlyError.overTime(1_000), 1)).toEqual([null]);
  });

  it('counts the faults of each chunk on their own, and forgets those of a committed one', () => {
    reasonsFor(FAULT, 2, 'aa_1/0');
    expect(reasonsFor(FAULT, 2, 'aa_1/1')).toEqual(['fault', 'fault']);
    retries.forget('aa_1/0');
    expect(reasonsFor(FAULT, 3, 'aa_1/0')).toEqual(['fault', 'fault', null]);
  });
});
