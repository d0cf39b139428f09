import { decodableJson } from '../../../../database/postgres/decodable-json.js';
import type { Statement } from '../../../../database/statement.js';
import { RECORDS } from './voucher-records.js';

/**
 * Codes, metadata and versions of the chunk's vouchers as one text of records. Looks for them one by one, as the LIMIT
 * demands, so no plan walks the project. A code that cannot be kept as sent meets none that was.
 */
export function readMetadata(projectId: string, codes: string): Statement {
  return {
    sql: metadataOf(''),
    parameters: [codes, projectId],
  };
}

/**
 * As {@link readMetadata}, and locks the vouchers in the order of their codes, so that two
 * transactions that lock the same ones wait for each other and do not deadlock.
 */
export function lockMetadata(projectId: string, codes: string): Statement {
  return {
    name: 'lock_metadata',
    sql: metadataOf('FOR UPDATE'),
    parameters: [codes, projectId],
  };
}

function metadataOf(lock: '' | 'FOR UPDATE'): string {
  return `WITH wanted AS MATERIALIZED (
      SELECT code COLLATE "C" AS code
      FROM json_array_elements_text(${decodableJson('$1::text')}) AS code ORDER BY code
    )
    SELECT ${RECORDS} AS "vouchers"
    FROM wanted CROSS JOIN LATERAL (
      SELECT code, metadata, revision, ctid, xmin FROM vouchers
      WHERE project_id = $2 AND code = wanted.code AND deleted_at IS NULL
      LIMIT 1 ${lock}
    ) AS voucher`;
}
