import { isDeepStrictEqual } from 'node:util';
import type { RowRejection } from '../../../async-actions/index.js';
import type { Metadata } from '../../domain/metadata.js';
import type { RowExtras } from './row-patch.js';

/** A voucher as the row before left it. */
export interface JudgedVoucher {
  /** JSON text. */
  readonly metadata: string;
  /** Unix milliseconds; null when it was never updated. */
  readonly updatedAt: number | null;
  /** Whether an earlier row of the request has changed it. */
  readonly isChanged: boolean;
}

/** Longer values are cut in the message. */
const MAX_VALUE_LENGTH = 200;

/** Why a row that is bound to a condition must not be applied, with the current value, or null. */
export function unmetPrecondition(
  { ifUpdatedAt, ifMetadata }: RowExtras,
  voucher: JudgedVoucher,
): RowRejection | null {
  if (ifUpdatedAt !== undefined) {
    if (voucher.isChanged) return unmet('updated_at was changed by an earlier row of this request');
    if (voucher.updatedAt !== ifUpdatedAt) return unmet(`updated_at is ${timeText(voucher)}`);
  }
  return ifMetadata === undefined ? null : unmetMetadata(ifMetadata, voucher);
}

function unmetMetadata(wanted: Metadata, voucher: JudgedVoucher): RowRejection | null {
  const metadata = JSON.parse(voucher.metadata) as Metadata;
  for (const [key, value] of Object.entries(wanted)) {
    if (!Object.hasOwn(metadata, key)) return unmet(`metadata has no ${key}`);
    const current = metadata[key];
    if (isDeepStrictEqual(current, value)) continue;
    const text = JSON.stringify(current);
    const isLong = text.length > MAX_VALUE_LENGTH;
    return unmet(`metadata.${key} is ${isLong ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text}`);
  }
  return null;
}

function unmet(details: string): RowRejection {
  return { key: 'precondition_failed', details };
}

function timeText({ updatedAt }: JudgedVoucher): string {
  return updatedAt === null ? 'null' : new Date(updatedAt).toISOString();
}
