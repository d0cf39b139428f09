import type { SentRow } from '../history.js';
import type { Choice } from './choice.js';
import { drawCodes, drawMode, drawRow, HOT_CODES, jsonOf, NUMBER_KEY, tagOf } from './rows.js';
import { withOption, type TortureOperation } from './torture-operation.js';

const PATH = '/v1/vouchers/bulk/async';

/** Its own metadata for each voucher, in jobs of one chunk and of several. */
export const bulkUpdate: TortureOperation = {
  type: 'VOUCHERS.BULK_UPDATE',
  weight: 10,
  draw(id, choice) {
    const codes = drawCodes(choice, choice.chance(0.12));
    const mode = drawMode(choice);
    const rows = [
      { code: tagOf(id), metadata: {} },
      ...codes.map((code) => ({ ...drawExtras(drawRow(id, code, choice), choice), mode })),
    ];
    const call = { method: 'POST', path: PATH, body: jsonOf(rows.map(itemOf)) };
    return { call: withOption(call, 'metadata_mode', mode), rows };
  },
};

/**
 * One code in more rows than a chunk takes, and behind the boundary a row that takes the change back: who
 * prepares that row too early finds nothing to do.
 */
export const longCode: TortureOperation = {
  type: 'VOUCHERS.BULK_UPDATE',
  weight: 0.3,
  draw(id, choice) {
    const code = choice.of(HOT_CODES);
    const back = { code, metadata: { step: 0 } };
    const steps = Array.from({ length: 8_000 }, (_, n) => ({ code, metadata: { step: n } }));
    const rows = [{ code: tagOf(id), metadata: {} }, back, ...steps.slice(1), back];
    return { call: { method: 'POST', path: PATH, body: jsonOf(rows.map(itemOf)) }, rows };
  },
};

/** A few rows take keys out, or are bound to what their voucher is. */
function drawExtras(row: SentRow, choice: Choice): SentRow {
  const luck = choice.random();
  if (luck < 0.06) {
    const unset = [choice.of(['value', 'nested', NUMBER_KEY])];
    const isSetToo = unset.some((key) => key in row.metadata);
    return { ...row, unset, ...(isSetToo && { refusal: 'invalid_payload' }) };
  }
  if (luck < 0.1) return { ...row, ifMetadata: { [NUMBER_KEY]: choice.below(5) } };
  return luck < 0.13 ? { ...row, ifNeverUpdated: true } : row;
}

const itemOf = ({ code, metadata, unset, ifMetadata, ifNeverUpdated }: SentRow) => ({
  code,
  metadata,
  ...(unset !== undefined && { unset_metadata_fields: unset }),
  ...(ifMetadata !== undefined && { if_metadata: ifMetadata }),
  ...(ifNeverUpdated === true && { if_updated_at: null }),
});
