import type { SentRow } from '../history.js';
import type { Choice } from './choice.js';
import { drawMetadata, drawRow, draftOf, HOT_CODES, jsonOf, NUMBER_KEY, tagOf } from './rows.js';
import type { TortureOperation } from './torture-operation.js';

/** Where a CSV file is cut into parts, which no cell holds. */
const BOUNDARY = 'boundary-of-the-form';

/** New vouchers, codes that are taken, the same code twice. */
export const importVouchers: TortureOperation = {
  type: 'VOUCHERS.IMPORT',
  weight: 2,
  draw(id, choice) {
    const rows = codesOf(id, choice).map((code) => drawRow(id, code, choice));
    const all = [{ code: tagOf(id), metadata: { job: id } }, ...rows];
    const body = jsonOf(all.map(draftOf));
    return { call: { method: 'POST', path: '/v1/vouchers/import', body }, rows: all };
  },
};

/** The same as a file, whose rows change the vouchers of taken codes; all but the number is text. */
export const importCsv: TortureOperation = {
  type: 'VOUCHERS.IMPORT_CSV',
  weight: 1.5,
  draw(id, choice) {
    const rows = codesOf(id, choice).map((code) => csvRow(id, code, choice));
    const all = [{ code: tagOf(id), metadata: { job: id, [NUMBER_KEY]: 1 } }, ...rows];
    const lines = all.map(({ code, metadata, refusal }: SentRow) =>
      [
        `${code},DISCOUNT_VOUCHER,PERCENT,10,${id},${JSON.stringify(metadata[NUMBER_KEY] ?? 1).replaceAll('"', '')}`,
        ...(refusal === undefined ? [] : ['one cell too many']),
      ].join(),
    );
    const head = `Code,Voucher Type,Discount Type,Value,job,${NUMBER_KEY}`;
    const file =
      'Content-Disposition: form-data; name="file"; filename="f.csv"\r\nContent-Type: text/csv';
    const body = `--${BOUNDARY}\r\n${file}\r\n\r\n${[head, ...lines].join('\n')}\r\n--${BOUNDARY}--\r\n`;
    const contentType = `multipart/form-data; boundary=${BOUNDARY}`;
    return {
      call: { method: 'POST', path: '/v1/vouchers/importCSV', body, contentType },
      rows: all,
    };
  },
};

function csvRow(id: string, code: string, choice: Choice): SentRow {
  if (choice.chance(0.05)) return { code, metadata: {}, refusal: 'invalid_payload' };
  const amount = drawMetadata(id, choice, choice.chance(0.1) ? 0 : 1)[NUMBER_KEY] ?? 2;
  return { code, metadata: { job: id, [NUMBER_KEY]: amount } };
}

function codesOf(id: string, choice: Choice): string[] {
  const count = choice.chance(0.1) ? 2_500 : 1 + choice.below(30);
  const fresh = Array.from({ length: count }, (_, n) => `new-${id}-${n}`);
  const taken = Array.from({ length: choice.below(4) }, () => choice.of(HOT_CODES));
  return [...fresh, ...taken, ...fresh.slice(0, choice.below(2))];
}
