import { closeSync, existsSync, ftruncateSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readDiskLog, type DiskRecord } from './disk-log.js';

/** A sector is written whole or not at all. */
const SECTOR = 512;

/** How much of what was not synced a power cut leaves: none, the first part, or any. */
const MANNERS = ['none', 'first part', 'any', 'sectors'] as const;

/**
 * Leaves of the database files what a power cut would: all that was synced, and by chance some of the rest. Only
 * when the service has ended.
 * @returns the unsynced bytes, and how many of them were dropped
 */
export function cutPower(
  folder: string,
  logs: string,
  random: () => number,
): { unsynced: number; dropped: number } {
  const manner = MANNERS[Math.floor(random() * MANNERS.length)] ?? 'none';
  let unsynced = 0;
  let dropped = 0;
  for (const log of readdirSync(logs).filter((name) => name.endsWith('.log'))) {
    const file = join(folder, log.slice(0, -'.log'.length));
    const records = readDiskLog(readFileSync(join(logs, log)));
    if (existsSync(file)) {
      const fate = decide(records, manner, random);
      unsynced += fate.unsynced;
      dropped += fate.dropped;
      restore(file, records, fate.kept);
    }
    rmSync(join(logs, log));
  }
  // It is memory of the processes that share the database, and never synced.
  for (const name of readdirSync(folder).filter((name) => name.endsWith('-shm'))) {
    rmSync(join(folder, name));
  }
  return { unsynced, dropped };
}

type Kept = ReadonlyMap<DiskRecord, readonly Buffer[] | null>;

/** Which parts of each record stay: all of a synced one, none of a lost one. Sectors that are dropped are empty. */
function decide(records: readonly DiskRecord[], manner: string, random: () => number) {
  const kept = new Map<DiskRecord, readonly Buffer[] | null>();
  const open = records.filter(({ state }) => state === 'unsynced').length;
  const firstDropped = Math.floor(random() * (open + 1));
  let [at, unsynced, dropped] = [0, 0, 0];
  for (const record of records) {
    const { state, bytes } = record;
    let parts: readonly Buffer[] | null = state === 'lost' ? null : [bytes];
    if (state === 'unsynced') {
      if (manner === 'none' || (manner === 'first part' && at >= firstDropped)) parts = null;
      if (manner === 'any' && random() < 0.5) parts = null;
      if (manner === 'sectors')
        parts = sectorsOf(bytes).map((part) => (random() < 0.5 ? part : part.subarray(0, 0)));
      at += 1;
      unsynced += bytes.length;
      dropped += bytes.length - (parts ?? []).reduce((sum, part) => sum + part.length, 0);
    }
    kept.set(record, parts);
  }
  return { kept, unsynced, dropped };
}

function sectorsOf(bytes: Buffer): Buffer[] {
  const count = Math.max(1, Math.ceil(bytes.length / SECTOR));
  return Array.from({ length: count }, (_, n) => bytes.subarray(n * SECTOR, (n + 1) * SECTOR));
}

/** Takes all noted writes back, the last one first, and does those again that stay. */
function restore(file: string, records: readonly DiskRecord[], kept: Kept): void {
  const fd = openSync(file, 'r+');
  for (const { kind, at, oldSize, oldBytes } of [...records].reverse()) {
    ftruncateSync(fd, oldSize);
    if (oldBytes.length > 0) writeSync(fd, oldBytes, 0, oldBytes.length, at);
    else if (kind === 'truncate') ftruncateSync(fd, oldSize);
  }
  for (const record of records) {
    const parts = kept.get(record) ?? null;
    if (parts === null) continue;
    if (record.kind === 'truncate') ftruncateSync(fd, record.at);
    else
      parts.forEach(
        (part, n) => part.length > 0 && writeSync(fd, part, 0, part.length, record.at + n * SECTOR),
      );
  }
  closeSync(fd);
}
