import { decodableJson } from '../../../../database/postgres/decodable-json.js';
import type { Statement } from '../../../../database/statement.js';
import { SNAPSHOTS } from './voucher-records.js';

/**
 * The chunk's vouchers as one text of snapshots, those in the trash bin too. As in `readMetadata` the LIMIT makes it
 * look for them one by one.
 */
export function readSnapshots(projectId: string, codes: string): Statement {
  return { sql: snapshotsOf(''), parameters: [codes, projectId] };
}

/** As {@link readSnapshots}, and locks the vouchers in the order of their codes. */
export function lockSnapshots(projectId: string, codes: string): Statement {
  return {
    name: 'lock_snapshots',
    sql: snapshotsOf('FOR UPDATE'),
    parameters: [codes, projectId],
  };
}

function snapshotsOf(lock: '' | 'FOR UPDATE'): string {
  return `WITH wanted AS MATERIALIZED (
      SELECT code COLLATE "C" AS code
      FROM json_array_elements_text(${decodableJson('$1::text')}) AS code ORDER BY code
    )
    SELECT ${SNAPSHOTS} AS "vouchers"
    FROM wanted CROSS JOIN LATERAL (
      SELECT *, ctid, xmin FROM vouchers
      WHERE project_id = $2 AND code = wanted.code
      LIMIT 1 ${lock}
    ) AS voucher`;
}
