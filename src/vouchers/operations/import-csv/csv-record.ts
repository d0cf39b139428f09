import type { ItemReading } from '../../../async-actions/bulk-body/index.js';
import { isFaithfulNumber } from '../../../json/faithful-number.js';
import { NOT_ISO_8601, parseIsoDate } from '../../../json/iso-date.js';
import { refusedCode } from '../../domain/code-rule.js';
import { DISCOUNT_TYPES, VOUCHER_TYPES } from '../../domain/field-rules.js';
import { readImportItem } from '../import/import-item.js';
import type { Column, FieldColumn } from './csv-columns.js';

type Cells = Partial<Record<FieldColumn, string>>;

/** The member of a discount that the value is, by its type. */
const VALUE_MEMBER = {
  AMOUNT: 'amount_off',
  PERCENT: 'percent_off',
  FIXED: 'fixed_amount',
  UNIT: 'unit_off',
} as const satisfies Record<(typeof DISCOUNT_TYPES)[number], string>;

/**
 * Reads one line of the file as an item of an import. A line never refuses the file: what is wrong with
 * it fails its row, in the words of its columns where the fault is one of cells.
 */
export function readCsvRecord(
  cells: readonly string[],
  columns: readonly Column[],
  maxMetadataBytes: number,
): ItemReading {
  const fields: Cells = {};
  const metadata: [string, string][] = [];
  // By the cells: a line of two bytes must not cost a look at a thousand columns.
  cells.forEach((cell, index) => {
    const column = columns[index];
    if (column === undefined) return;
    if (column.kind === 'field') fields[column.name] = column.name === 'Code' ? cell : cell.trim();
    // An empty cell is no value. What type a text is of, only the schema of the chunk's time can say.
    else if (column.kind === 'metadata' && cell !== '') metadata.push([column.key, cell]);
  });
  const code = fields.Code ?? '';
  const faults = findFaults(fields);
  if (cells.length !== columns.length) {
    faults.unshift(`Row has ${cells.length} cells where the header has ${columns.length}`);
  }
  if (faults.length > 0) {
    return {
      kind: 'rejected',
      code: refusedCode(code),
      rejection: { key: 'invalid_payload', details: faults.join(', ') },
    };
  }
  const item = { code, ...toFields(fields), metadata: Object.fromEntries(metadata) };
  return readImportItem(item, [], maxMetadataBytes);
}

/** What is wrong with the cells that are fields; everything else is judged as any import is. */
function findFaults(cells: Cells): string[] {
  const { Code: code = '', Value: value = '' } = cells;
  const voucherType = cells['Voucher Type'] ?? '';
  const discountType = cells['Discount Type'] ?? '';
  const isDiscount = voucherType === 'DISCOUNT_VOUCHER';
  const faults: (string | false)[] = [
    code === '' && 'Code is required',
    voucherType === '' && 'Voucher Type is required',
    voucherType !== '' &&
      !isOneOf(VOUCHER_TYPES, voucherType) &&
      `Voucher type must be one of ${VOUCHER_TYPES.join(', ')}`,
    (discountType !== '' || (isDiscount && value !== '')) &&
      !isOneOf(DISCOUNT_TYPES, discountType) &&
      'Invalid Discount Type',
    value === '' && needsValue(voucherType, discountType) && 'Value is required',
    value !== '' && !isNumber(value) && 'Value must be a number',
    ...(['Start Date', 'Expiration Date'] as const).map((name) =>
      dateFault(name, cells[name] ?? ''),
    ),
    !/^\d{0,15}$/.test(cells['Redemption Limit'] ?? '') &&
      'Redemption Limit must be a whole number',
    !/^(true|false|)$/i.test(cells.Active ?? '') && 'Active must be true or false',
  ];
  return faults.filter((fault) => fault !== false);
}

function needsValue(voucherType: string, discountType: string): boolean {
  const isDiscount = voucherType === 'DISCOUNT_VOUCHER';
  return isOneOf(VOUCHER_TYPES, voucherType) && (!isDiscount || discountType !== '');
}

function isOneOf(allowed: readonly string[], cell: string): boolean {
  return allowed.includes(cell);
}

function isNumber(cell: string): boolean {
  return /^-?\d{1,20}(\.\d{1,20})?$/.test(cell) && isFaithfulNumber(cell);
}

function dateFault(name: string, cell: string): string | false {
  return cell !== '' && parseIsoDate(cell) === null && `${name} ${NOT_ISO_8601}`;
}

function toFields(cells: Cells): Record<string, unknown> {
  const limit = cells['Redemption Limit'] ?? '';
  const active = cells.Active ?? '';
  return {
    ...toTypedPart(cells),
    category: cells.Category || null,
    start_date: cells['Start Date'] || null,
    expiration_date: cells['Expiration Date'] || null,
    additional_info: cells['Additional Info'] || null,
    active: active === '' ? null : active.toLowerCase() === 'true',
    redemption: limit === '' ? null : { quantity: Number(limit) },
  };
}

/** The type, and what a voucher of it is worth. Amounts are hundredths, as everywhere in the API. */
function toTypedPart(cells: Cells): Record<string, unknown> {
  const type = cells['Voucher Type'];
  const value = Number(cells.Value ?? '');
  if (type === 'GIFT_VOUCHER') return { type, gift: { amount: value } };
  if (type === 'LOYALTY_CARD') return { type, loyalty_card: { points: value } };
  const discountType = cells['Discount Type'] as keyof typeof VALUE_MEMBER | '' | undefined;
  if (discountType === undefined || discountType === '') return { type };
  return { type, discount: { type: discountType, [VALUE_MEMBER[discountType]]: value } };
}
