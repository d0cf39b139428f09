import { BULK_UPDATE } from '../bulk-update/bulk-update.operation.js';
import { IMPORT_CSV } from '../import-csv/import-csv.operation.js';
import { IMPORT } from '../import/import.operation.js';
import { METADATA_KEY_PURGE } from '../metadata-key-purge/metadata-key-purge.operation.js';
import { METADATA_UPDATE } from '../metadata-update/metadata-update.operation.js';
import type { TraceKind } from './read-reversals.js';
import { UNDO } from './undo-rule.js';

const TRACES: Readonly<Record<string, TraceKind>> = {
  [BULK_UPDATE]: 'merged',
  [METADATA_UPDATE]: 'merged',
  [METADATA_KEY_PURGE]: 'purged',
  [IMPORT]: 'added',
  [IMPORT_CSV]: 'noted or added',
  [UNDO]: 'noted',
};

/** How the chunks of an operation of this type show what they did; null when they do not. */
export function traceKindOf(type: string): TraceKind | null {
  return TRACES[type] ?? null;
}
