import { chmodSync, closeSync, openSync, readSync, writeSync } from 'node:fs';

/** The fields of the control file, in the order of the library. */
const FIELDS = [
  'clockMs',
  'diskFull',
  'writes',
  'syncs',
  'writeAt',
  'writeAct',
  'syncAt',
  'syncAct',
] as const;
type Field = (typeof FIELDS)[number];

const BYTES = 8;
const PAGE = 4_096;

/** What happens at a write or a sync: the process is killed, or the call fails with an error of the disk. */
export const DISK_ACTS = { kill: -1, EIO: 5, ENOSPC: 28 } as const;
export type DiskAct = keyof typeof DISK_ACTS;

/** Steers the disk and the clock of a process while it runs, over a file that both have in memory. */
export class DiskControl {
  private readonly file: number;

  constructor(readonly path: string) {
    this.file = openSync(path, 'w+');
    // PostgreSQL runs as another user.
    chmodSync(path, 0o666);
    writeSync(this.file, Buffer.alloc(PAGE), 0, PAGE, 0);
  }

  /** Writes and syncs of the database files since the control file was made. */
  get counts(): { writes: number; syncs: number } {
    return { writes: this.get('writes'), syncs: this.get('syncs') };
  }

  setClock(offsetMs: number): void {
    this.set('clockMs', offsetMs);
  }

  setFull(isFull: boolean): void {
    this.set('diskFull', isFull ? 1 : 0);
  }

  /** Has something happen at the n-th write or sync from now on. */
  strikeAt(what: 'write' | 'sync', n: number, act: DiskAct): void {
    this.set(`${what}Act`, DISK_ACTS[act]);
    this.set(`${what}At`, this.get(`${what}s`) + n);
  }

  /** Whether the last {@link strikeAt} is over. */
  hasStruck(what: 'write' | 'sync'): boolean {
    return this.get(`${what}s`) >= this.get(`${what}At`);
  }

  /** Ends every fault; the clock stays. */
  heal(): void {
    for (const field of ['diskFull', 'writeAt', 'syncAt'] as const) this.set(field, 0);
  }

  close(): void {
    closeSync(this.file);
  }

  private get(field: Field): number {
    const bytes = Buffer.alloc(BYTES);
    readSync(this.file, bytes, 0, BYTES, FIELDS.indexOf(field) * BYTES);
    return Number(bytes.readBigInt64LE());
  }

  private set(field: Field, value: number): void {
    const bytes = Buffer.alloc(BYTES);
    bytes.writeBigInt64LE(BigInt(value));
    writeSync(this.file, bytes, 0, BYTES, FIELDS.indexOf(field) * BYTES);
  }
}
