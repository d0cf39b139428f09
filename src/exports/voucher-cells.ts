import type { Voucher } from '../vouchers/domain/voucher.js';
import { presentGift, presentRedemption } from '../vouchers/domain/voucher-parts.js';
import { VALUE_FIELDS } from '../vouchers/domain/worth.js';

/** What a cell shows. Null and the empty text are an empty cell. */
export type CellValue = string | number | boolean | null;

/** Links to the images of a voucher. */
export interface ImageLinks {
  readonly qr: { readonly url: string };
  readonly barcode: { readonly url: string };
}

/** A voucher, and where its images are. */
export interface ExportedVoucher {
  readonly voucher: Voucher;
  readonly links: () => ImageLinks;
}

/** A column that can be asked for. */
interface FieldColumn {
  /** The title of the column, as the public API and `importCSV` write it. */
  readonly title: string;
  readonly cell: (exported: ExportedVoucher) => unknown;
}

const column = (title: string, cell: (voucher: Voucher) => unknown): FieldColumn => ({
  title,
  cell: ({ voucher }) => cell(voucher),
});
/** What no voucher has here. */
const never = (title: string): FieldColumn => column(title, () => null);
const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const discountOf = ({ definition }: Voucher) => definition.discount ?? {};

/** The fields of the public API in its order, then those that only an import needs. */
export const EXPORT_FIELDS = {
  code: column('Code', ({ code }) => code),
  voucher_type: column('Voucher Type', ({ type }) => type),
  value: column('Value', (voucher) => valueOf(voucher, 0)),
  formula: column('Formula', (voucher) => valueOf(voucher, 1)),
  discount_type: column('Discount Type', (voucher) => discountOf(voucher).type),
  campaign: column('Campaign', ({ campaign }) => campaign),
  category: column('Category', ({ category }) => category),
  start_date: column('Start Date', ({ startDate }) => moment(startDate)),
  expiration_date: column('Expiration Date', ({ expirationDate }) => moment(expirationDate)),
  gift_balance: column('Gift Balance', ({ definition }) => presentGift(definition)?.balance),
  loyalty_balance: column('Loyalty Card Balance', ({ definition: { loyalty_card: card } }) =>
    card === undefined ? null : (card.points ?? 0),
  ),
  redemption_quantity: column(
    'Redemption Limit',
    ({ definition }) => definition.redemption?.quantity,
  ),
  redemption_count: column(
    'Redemption Count',
    (voucher) => presentRedemption(voucher).redeemed_quantity,
  ),
  active: column('Active', ({ active }) => active),
  qr_code: { title: 'QR Code', cell: ({ links }: ExportedVoucher) => links().qr.url },
  bar_code: { title: 'Barcode', cell: ({ links }: ExportedVoucher) => links().barcode.url },
  metadata: column('Metadata', ({ metadata }) => metadata),
  id: column('ID', ({ id }) => id),
  is_referral_code: column('Is referral code?', () => false),
  created_at: column('Creation Date', ({ createdAt }) => moment(createdAt)),
  updated_at: column('Last Update Date', ({ updatedAt }) => moment(updatedAt)),
  validity_timeframe_interval: column(
    'Validity Timeframe Interval',
    ({ definition }) => definition.validity_timeframe?.interval,
  ),
  validity_timeframe_duration: column(
    'Validity Timeframe Duration',
    ({ definition }) => definition.validity_timeframe?.duration,
  ),
  validity_day_of_week: column('Validity Day of Week', ({ definition }) =>
    definition.validity_day_of_week?.join(','),
  ),
  discount_amount_limit: column(
    'Discount Amount Limit',
    (voucher) => discountOf(voucher).amount_limit,
  ),
  campaign_id: never('Campaign ID'),
  additional_info: column('Additional Info', ({ definition }) => definition.additional_info),
  customer_id: never('Customer ID'),
  discount_effect: column('Discount Effect', (voucher) => discountOf(voucher).effect),
  discount_unit_type: column('Discount Unit Type', (voucher) => discountOf(voucher).unit_type),
  discount_unit_effect: column('Discount Unit Effect', (voucher) => {
    const { type, effect } = discountOf(voucher);
    return type === 'UNIT' ? effect : null;
  }),
  validation_rules_id: never('Validation Rules ID'),
  customer_source_id: never('Customer Source ID'),
  redeemed_quantity: column(
    'Redeemed Quantity',
    ({ definition }) => definition.redemption?.redeemed_quantity,
  ),
  redeemed_amount: column('Redeemed Amount', (voucher) => {
    const spent = presentRedemption(voucher).redeemed_amount;
    return spent === 0 ? null : spent;
  }),
} as const satisfies Record<string, FieldColumn>;

export type ExportField = keyof typeof EXPORT_FIELDS;

/**
 * What the voucher is worth, as an import takes it: the number or the formula of the discount, the whole amount of the
 * gift, the points. Money is in hundredths.
 */
function valueOf({ type, definition }: Voucher, which: 0 | 1): unknown {
  const { discount, gift, loyalty_card: card } = definition;
  if (type === 'DISCOUNT_VOUCHER') {
    const fields = VALUE_FIELDS[discount?.type as keyof typeof VALUE_FIELDS] as
      readonly string[] | undefined;
    return discount?.[fields?.[which] ?? ''];
  }
  if (which === 1) return null;
  return type === 'GIFT_VOUCHER' ? gift?.amount : card?.points;
}

/**
 * A value of the metadata as a cell. A list of texts, numbers and booleans has commas between its items, as an import
 * takes it; what that cannot show is JSON.
 */
export function metadataCell(value: unknown): CellValue {
  if (Array.isArray(value))
    return value.every(isListItem) ? value.join(',') : JSON.stringify(value);
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return cellOf(value);
}

/** A value of a voucher as a cell. */
export function cellOf(value: unknown): CellValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

function isListItem(item: unknown): boolean {
  if (typeof item === 'string') return item !== '' && !item.includes(',') && item.trim() === item;
  return typeof item === 'number' || typeof item === 'boolean';
}
