import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LoadRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** Requests that are sent over and over. */
export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
  /** At least one a connection. */
  readonly requests: readonly LoadRequest[];
}

export interface LoadResult {
  readonly good: number;
  readonly refused: number;
  readonly seconds: number;
}

/** What a process did under a load. */
export interface Measured {
  /** Requests a second. */
  readonly rate: number;
  /** Processor time that the process took for one request, all threads, in microseconds; `NaN` where there is no `/proc`. */
  readonly cpuMicros: number;
}

/** Clock ticks of a second in `/proc`, on every Linux. */
const TICKS = 100;

/** Puts the load on a process. @throws Error when a request was refused */
export async function measureLoad(pid: number, load: Load): Promise<Measured> {
  const before = cpuSeconds(pid);
  const { good, refused, seconds } = await send(load);
  const cpu = cpuSeconds(pid) - before;
  if (refused > 0) throw new Error(`${refused} of ${good + refused} requests were refused`);
  return { rate: good / seconds, cpuMicros: (cpu / good) * 1e6 };
}

async function send(load: Load): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'main.js'));
  const answer = once(child, 'message') as Promise<[LoadResult]>;
  child.send(load);
  const [result] = await answer;
  child.disconnect();
  await once(child, 'exit');
  return result;
}

function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return NaN;
  }
}
