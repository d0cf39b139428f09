import { isMainThread } from 'node:worker_threads';
import sqlite3 from 'sqlite3';

type Callback = (this: unknown, ...results: unknown[]) => void;
type Method = (this: { readonly sql: string }, ...values: unknown[]) => unknown;

/**
 * Loaded into the service before its own code: answers each message `write-lock` of the parent with the
 * milliseconds of every transaction since the message before, from the call of BEGIN IMMEDIATE to the
 * callback of its COMMIT or ROLLBACK. One connection writes, one transaction after another, so that is the time the
 * lock was held, plus what the two statements waited for a thread and for the event loop.
 */
if (isMainThread && process.send !== undefined) {
  let holds: number[] = [];
  const { prototype } = sqlite3.Statement as unknown as { prototype: { all: Method } };
  prototype.all = timed(prototype.all, (ms) => holds.push(ms));
  process.on('message', (probe) => {
    if (probe !== 'write-lock') return;
    process.send?.({ writeLockMs: holds });
    holds = [];
  });
  process.channel?.unref();
}

function timed(original: Method, onEnd: (ms: number) => void): Method {
  let begunAt = NaN;
  return function (...values) {
    if (this.sql === 'BEGIN IMMEDIATE') begunAt = performance.now();
    const callback = values.at(-1);
    if (!['COMMIT', 'ROLLBACK'].includes(this.sql) || typeof callback !== 'function') {
      return original.call(this, ...values);
    }
    const end: Callback = function (...results) {
      onEnd(performance.now() - begunAt);
      (callback as Callback).apply(this, results);
    };
    return original.call(this, ...values.slice(0, -1), end);
  };
}
