import type { BulkOptions } from '../../async-actions/index.js';
import { METADATA_MODE, type MetadataMode } from './metadata-mode.option.js';
import { STRICT } from './strict.option.js';

/** The mode that the client of a request chose. */
export function modeIn(options: BulkOptions | undefined): MetadataMode {
  return (options?.[METADATA_MODE.name] as MetadataMode | undefined) ?? 'merge';
}

/** Whether the client of a request wants it to be read strictly. */
export function isStrict(options: BulkOptions | undefined): boolean {
  return options?.[STRICT.name] === true;
}
