import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { BenchService } from '../bench-service.js';
import type { Part } from '../part.js';
import { bulkWork } from '../workload.js';

const SAMPLE_EVERY_MS = 10;
const SETTLE_MS = 1_000;
const QUEUED = 10;

/** Resident memory of the service: idle, while W runs, and while ten of W wait and run. Linux only. */
export const memoryPart: Part = ({ size }) =>
  BenchService.with(size.vouchers, async ({ process, client }) => {
    const { pid } = process.child;
    if (pid === undefined) throw new Error('The service has no process');
    const work = (run: number) => bulkWork(run, size.items, size.vouchers);
    await sleep(SETTLE_MS);
    const idle = residentMiB(pid);
    const one = await peakWhile(pid, () => client.runJob(work(0)));
    const ten = await peakWhile(pid, async () => {
      let last = '';
      for (let run = 1; run <= QUEUED; run += 1) {
        last = await client.submit('/v1/vouchers/bulk/async', work(run).body);
      }
      await client.awaitJob(last);
    });
    const above = (peak: number) => `${mib(peak)}, ${mib(peak - idle)} above`;
    return [
      { part: 'memory: RSS idle', service: mib(idle) },
      { part: 'memory: RSS peak in W', service: above(one), budget: 'at most 150 MiB above idle' },
      { part: 'memory: RSS peak, ten of W', service: above(ten), budget: 'flat: as for one W' },
    ];
  });

async function peakWhile(pid: number, run: () => Promise<unknown>): Promise<number> {
  let peak = residentMiB(pid);
  const timer = setInterval(() => (peak = Math.max(peak, residentMiB(pid))), SAMPLE_EVERY_MS);
  try {
    await run();
  } finally {
    clearInterval(timer);
  }
  return peak;
}

function residentMiB(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}

function mib(value: number): string {
  return `${Math.round(value)} MiB`;
}
