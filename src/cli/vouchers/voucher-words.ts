import type { Schemas } from '../../client/api/client.js';
import { fieldsOf } from '../output/print.js';

/** What a person wants to know of a voucher; the whole of it is its JSON. */
export function factsOfVoucher(voucher: Schemas['VoucherResponse']): string {
  const { code, id, type, active, category, metadata } = voucher;
  const worth = voucher.discount ?? voucher.gift ?? voucher.loyalty_card;
  const { start_date: start, expiration_date: expiry } = voucher;
  return fieldsOf({
    code,
    id,
    type,
    worth,
    active,
    category,
    'valid from': start,
    'valid until': expiry,
    'created at': voucher.created_at,
    'updated at': voucher.updated_at,
    metadata,
  });
}
