import type { BulkOption } from '../../async-actions/index.js';

/** How a request writes metadata. */
export const METADATA_MODES = ['merge', 'replace', 'deep_merge'] as const;
export type MetadataMode = (typeof METADATA_MODES)[number];

/** What becomes of the metadata that a voucher has already. */
export const METADATA_MODE: BulkOption = {
  name: 'metadata_mode',
  description:
    '`merge` keeps the keys that are not sent, `replace` drops them, and `deep_merge` does as `merge` does inside of ' +
    'objects too.',
  schema: { type: 'string', enum: METADATA_MODES, default: 'merge' },
  example: 'deep_merge',

  read(text) {
    if ((METADATA_MODES as readonly string[]).includes(text)) return { value: text };
    return { fault: `must be one of ${METADATA_MODES.join(', ')}` };
  },
};
