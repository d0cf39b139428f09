/** A write or a cut of a file that the disk may not have. */
export interface DiskRecord {
  readonly kind: 'write' | 'truncate';
  /** Where the bytes begin; of a cut, the new size. */
  readonly at: number;
  readonly bytes: Buffer;
  readonly oldSize: number;
  readonly oldBytes: Buffer;
  /** `unsynced` may be on the disk or not, `lost` waited for a sync that failed. */
  state: 'synced' | 'unsynced' | 'lost';
}

const HEADER = 40;
const WRITE = 1;
const TRUNCATE = 2;
const SYNCED = 3;

/** Reads what the library has noted. A record whose end is missing is of a write that never began. */
export function readDiskLog(log: Buffer): DiskRecord[] {
  const records: { end: number; record: DiskRecord }[] = [];
  for (let at = 0; at + HEADER <= log.length;) {
    const [kind, offset, length, oldSize, oldLength] = [0, 1, 2, 3, 4].map((field) =>
      Number(log.readBigInt64LE(at + field * 8)),
    ) as [number, number, number, number, number];
    const added = kind === WRITE ? length : 0;
    const end = at + HEADER + oldLength + added;
    if (end > log.length) break;
    if (kind === WRITE || kind === TRUNCATE) {
      const oldBytes = log.subarray(at + HEADER, at + HEADER + oldLength);
      const bytes = log.subarray(at + HEADER + oldLength, end);
      const place = kind === WRITE ? offset : length;
      const name = kind === WRITE ? 'write' : 'truncate';
      const record: DiskRecord = {
        kind: name,
        at: place,
        bytes,
        oldSize,
        oldBytes,
        state: 'unsynced',
      };
      records.push({ end, record });
    } else {
      for (const { end: recordEnd, record } of records) {
        if (recordEnd > offset || record.state !== 'unsynced') continue;
        record.state = kind === SYNCED ? 'synced' : 'lost';
      }
    }
    at = end;
  }
  return records.map(({ record }) => record);
}
