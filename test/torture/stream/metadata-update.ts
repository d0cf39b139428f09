import { drawCodes, drawMetadata, jsonOf, tagOf } from './rows.js';
import type { TortureOperation } from './torture-operation.js';

/** The same metadata for many vouchers. */
export const metadataUpdate: TortureOperation = {
  type: 'VOUCHERS.METADATA_UPDATE',
  weight: 5,
  draw(id, choice) {
    const codes = [tagOf(id), ...drawCodes(choice, choice.chance(0.1))];
    const isRefused = choice.chance(0.05);
    const metadata = isRefused ? { big: '@unfaithful' } : drawMetadata(id, choice);
    const rows = codes.map((code) => ({
      code,
      metadata,
      ...(isRefused && { refusal: 'invalid_payload' }),
    }));
    const body = jsonOf({ codes, metadata });
    return { call: { method: 'POST', path: '/v1/vouchers/metadata/async', body }, rows };
  },
};
