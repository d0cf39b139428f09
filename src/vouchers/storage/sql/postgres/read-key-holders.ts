import type { Statement } from '../../../../database/statement.js';
import { RECORDS } from './voucher-records.js';
import type { StretchLimits } from '../sqlite/read-key-holders.js';

/**
 * Scans the project's codes behind `after` in their order. Returns the last code of the stretch, null at
 * the end, and the metadata and version of those vouchers in it that have the key. Keys are compared by value.
 * Vouchers in the trash bin are passed over.
 */
export function readKeyHolders(
  projectId: string,
  key: string,
  after: string,
  limits: StretchLimits,
): Statement {
  return walk({ projectId, key, after, limits, lock: '' });
}

/** As {@link readKeyHolders}; the vouchers that have the key are locked. */
export function lockKeyHolders(
  projectId: string,
  key: string,
  after: string,
  limits: StretchLimits,
): Statement {
  return walk({ projectId, key, after, limits, lock: 'FOR UPDATE' });
}

interface Walk {
  readonly projectId: string;
  readonly key: string;
  readonly after: string;
  readonly limits: StretchLimits;
  readonly lock: '' | 'FOR UPDATE';
}

function walk({ projectId, key, after, limits, lock }: Walk): Statement {
  return {
    sql: `WITH next AS (
        SELECT code, octet_length(metadata) AS bytes FROM vouchers
        WHERE project_id = $1 AND code > $2 ORDER BY code LIMIT $3
      ),
      summed AS (
        SELECT code, bytes, SUM(bytes) OVER (ORDER BY code) AS bytes_so_far FROM next
      ),
      stretch AS MATERIALIZED (
        SELECT code FROM summed WHERE bytes_so_far - bytes < $4 ORDER BY code
      )
      SELECT (SELECT MAX(code) FROM stretch) AS "last",
        (SELECT ${RECORDS}
          FROM stretch CROSS JOIN LATERAL (
            SELECT code, metadata, revision, ctid, xmin FROM vouchers
            WHERE project_id = $1 AND code = stretch.code AND deleted_at IS NULL
              AND metadata::jsonb -> $5 IS NOT NULL
            ${lock}
          ) AS voucher) AS "vouchers"`,
    parameters: [projectId, after, limits.vouchers, limits.bytes, key],
  };
}
