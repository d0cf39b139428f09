/** What can have happened to a voucher, in the words of the audit trail. */
export const VOUCHER_EVENTS = ['voucher.created', 'voucher.updated', 'voucher.binned'] as const;
export type VoucherEvent = (typeof VOUCHER_EVENTS)[number];

/**
 * A place in the history of a voucher: what follows has a lower revision, and was done by no action of a higher
 * sequence.
 */
export interface HistoryPlace {
  readonly revision: number;
  readonly sequence: number;
}

/** One effective change of a voucher, by a job or by a single request. */
export interface VoucherChangeEntry extends HistoryPlace {
  readonly event: VoucherEvent;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** The row of a job that did it, or null. */
  readonly job: { readonly actionId: string; readonly row: number } | null;
  /** The single request that did it, or null. */
  readonly single: { readonly route: string | null; readonly logId: string } | null;
  readonly keyName: string | null;
  readonly requestId: string | null;
  /** JSON object: the fields that differ, each before and after; null when they cannot be told. */
  readonly changes: string | null;
}

const HEX_DIGITS = 8;
const PREFIX = 'vh_';

/** The id of an entry: its place. */
export function idOfPlace({ revision, sequence }: HistoryPlace): string {
  const hex = (number: number) => number.toString(16).padStart(HEX_DIGITS, '0');
  return PREFIX + hex(revision) + hex(sequence);
}

/** The place that an id stands for, or null. */
export function placeOfId(id: string): HistoryPlace | null {
  const match = /^vh_([0-7][0-9a-f]{7})([0-7][0-9a-f]{7})$/.exec(id);
  if (match === null) return null;
  const [, revision = '', sequence = ''] = match;
  return { revision: Number.parseInt(revision, 16), sequence: Number.parseInt(sequence, 16) };
}
