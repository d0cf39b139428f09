import type { ExportEntity } from '../../database/entities/export.entity.js';
import type { Export, ExportFailure, ExportParameters, ExportStatus } from '../export.js';

/** The domain's view of a row. */
export function toExport(row: ExportEntity): Export {
  const { id, projectId, rowCount, chunkCount, createdAt, availableTill } = row;
  return {
    ...{ id, projectId, rowCount, chunkCount, createdAt, availableTill },
    parameters: JSON.parse(row.parameters) as ExportParameters,
    status: row.status as ExportStatus,
    error: row.error === null ? null : (JSON.parse(row.error) as ExportFailure),
  };
}

/** The row of a new export. */
export function toRow(one: Export): ExportEntity {
  const { id, projectId, status, rowCount, chunkCount, createdAt, availableTill } = one;
  const parameters = JSON.stringify(one.parameters);
  return {
    ...{ id, projectId, status, rowCount, chunkCount, createdAt, availableTill, parameters },
    error: null,
    storedBytes: Buffer.byteLength(parameters),
    cursor: null,
    workedAt: 0,
    finishedAt: null,
    attempts: 0,
    fencingToken: 0,
    leaseExpiresAt: 0,
  };
}
