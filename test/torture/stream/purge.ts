import type { TortureOperation } from './torture-operation.js';

/** Takes a key out of every voucher that has it; the rows are found, not sent. */
export const purgeKey: TortureOperation = {
  type: 'VOUCHERS.METADATA_KEY_PURGE',
  weight: 0.5,
  takesNoKey: true,
  draw(_id, _choice, { schemaId, purgeableKeys }) {
    const key = purgeableKeys.shift();
    if (key === undefined) return null;
    const path = `/v1/metadata-schemas/${schemaId}/purge`;
    return { call: { method: 'POST', path, body: JSON.stringify({ key }) }, rows: [], key };
  },
};
