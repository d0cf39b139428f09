import { drawCodes, drawMetadata, drawMode, jsonOf, tagOf } from './rows.js';
import { withOption, type TortureOperation } from './torture-operation.js';

/** The same metadata for many vouchers. */
export const metadataUpdate: TortureOperation = {
  type: 'VOUCHERS.METADATA_UPDATE',
  weight: 5,
  draw(id, choice) {
    const codes = [tagOf(id), ...drawCodes(choice, choice.chance(0.1))];
    const isRefused = choice.chance(0.05);
    const metadata = isRefused ? { big: '@unfaithful' } : drawMetadata(id, choice);
    const mode = drawMode(choice);
    const rows = codes.map((code) => ({
      code,
      metadata,
      mode,
      ...(isRefused && { refusal: 'invalid_payload' }),
    }));
    const body = jsonOf({ codes, metadata });
    const call = { method: 'POST', path: '/v1/vouchers/metadata/async', body };
    return { call: withOption(call, 'metadata_mode', mode), rows };
  },
};
