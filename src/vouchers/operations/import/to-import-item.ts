import type { AcceptedRow } from '../../../async-actions/index.js';
import type { Metadata } from '../../domain/metadata.js';
import type { VoucherDefinition } from '../../domain/voucher-draft.js';
import type { ImportedVoucher } from './imported-voucher.js';

/** The item of an import that a row was made of, as JSON text. One that was rejected is as it was sent. */
export function toImportItem(accepted: AcceptedRow<ImportedVoucher>): string {
  const [, code, payload, , sent] = accepted;
  if (typeof sent === 'string') return sent;
  const kept = sent ?? payload;
  // Not a voucher, so that nobody takes it for one.
  if (kept === null) return JSON.stringify({ code });
  const { type, category, campaign, startDate, expirationDate, active } = kept;
  return JSON.stringify({
    code,
    type,
    ...(JSON.parse(kept.definition) as VoucherDefinition),
    category: category ?? undefined,
    campaign: campaign ?? undefined,
    start_date: dateOf(startDate),
    expiration_date: dateOf(expirationDate),
    active: active === 0 ? false : undefined,
    metadata: JSON.parse(kept.metadata) as Metadata,
  });
}

function dateOf(time: number | null): string | undefined {
  return time === null ? undefined : new Date(time).toISOString();
}
