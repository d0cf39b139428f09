import { join } from 'node:path';
import type { Lane, WorkerTask } from '../../../src/workers/worker-task.js';

/** Memory that a task of {@link neverEnding} counts in: above 0 when it has begun, and rising while it runs. */
export function sharedCounter(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** Never ends by itself. */
export const neverEnding = (lane: Lane) => task<{ counter: Int32Array }, never>('never-end', lane);

/** Ends its thread by the memory that it takes. */
export const fillingMemory = (lane: Lane) => task<null, never>('fill-memory', lane);

/** Doubles a number. */
export const doubling = (lane: Lane) => task<number, number>('double', lane);

function task<Input, Output>(name: string, lane: Lane): WorkerTask<Input, Output> {
  return { file: join(import.meta.dirname, '../../tasks', `${name}.mjs`), lane };
}
