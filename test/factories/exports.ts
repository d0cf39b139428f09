import { randomAlphanumeric } from '../../src/ids/random-id.js';
import type { Export } from '../../src/exports/export.js';

/** An export that was just accepted. */
export function anExport(fields: Partial<Export> = {}): Export {
  return {
    id: `exp_${randomAlphanumeric(24)}`,
    projectId: 'project',
    parameters: { order: '-created_at', fields: ['code'], filters: { junction: 'and' } },
    status: 'SCHEDULED',
    rowCount: 0,
    chunkCount: 0,
    error: null,
    createdAt: 1_700_000_000_000,
    availableTill: null,
    ...fields,
  };
}
