import { drawCodes, drawRow, HOT_CODES, jsonOf, tagOf } from './rows.js';
import type { TortureOperation } from './torture-operation.js';

const PATH = '/v1/vouchers/bulk/async';

/** Its own metadata for each voucher, in jobs of one chunk and of several. */
export const bulkUpdate: TortureOperation = {
  type: 'VOUCHERS.BULK_UPDATE',
  weight: 10,
  draw(id, choice) {
    const codes = drawCodes(choice, choice.chance(0.12));
    const rows = [
      { code: tagOf(id), metadata: {} },
      ...codes.map((code) => drawRow(id, code, choice)),
    ];
    return { call: { method: 'POST', path: PATH, body: jsonOf(rows.map(itemOf)) }, rows };
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

const itemOf = ({ code, metadata }: { code: string; metadata: object }) => ({ code, metadata });
