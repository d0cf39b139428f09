import type { BulkOption } from './bulk-option.js';
import { LABEL } from './label.option.js';

/** What a client may choose for every request that makes an action: one file for each. */
export const COMMON_OPTIONS: readonly BulkOption[] = [LABEL];
