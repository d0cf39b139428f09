import { isMainThread } from 'node:worker_threads';
import sqlite3 from 'sqlite3';

type Callback = (this: unknown, ...results: unknown[]) => void;
type Method = (this: object, sql: string, ...rest: unknown[]) => unknown;

/**
 * Loaded into the service before its own code: answers each message `write-lock` of the parent with the
 * milliseconds of every transaction since the message before, from the call of BEGIN IMMEDIATE to the
 * callback of its COMMIT or ROLLBACK. Nobody else writes, so that is the time the lock was held, plus
 * what the two statements waited for a thread and for the event loop.
 */
if (isMainThread && process.send !== undefined) {
  let holds: number[] = [];
  const begun = new WeakMap<object, number>();
  const { prototype } = sqlite3.Database as unknown as { prototype: Record<string, Method> };
  for (const name of ['run', 'all']) {
    const original = prototype[name];
    if (original !== undefined) prototype[name] = timed(original, begun, (ms) => holds.push(ms));
  }
  process.on('message', (probe) => {
    if (probe !== 'write-lock') return;
    process.send?.({ writeLockMs: holds });
    holds = [];
  });
  process.channel?.unref();
}

function timed(
  original: Method,
  begun: WeakMap<object, number>,
  onEnd: (ms: number) => void,
): Method {
  return function (sql, ...rest) {
    if (sql === 'BEGIN IMMEDIATE') begun.set(this, performance.now());
    const callback = rest.at(-1);
    if (!['COMMIT', 'ROLLBACK'].includes(sql) || typeof callback !== 'function') {
      return original.call(this, sql, ...rest);
    }
    const begunAt = begun.get(this) ?? NaN;
    const end: Callback = function (...results) {
      onEnd(performance.now() - begunAt);
      (callback as Callback).apply(this, results);
    };
    return original.call(this, sql, ...rest.slice(0, -1), end);
  };
}
