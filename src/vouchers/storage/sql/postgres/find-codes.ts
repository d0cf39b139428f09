import type { Statement } from '../../../../database/statement.js';

/** The codes of the list that vouchers have, looked for one by one, as where their metadata is read. */
export function findCodes(projectId: string, codes: string): Statement {
  return {
    sql: `WITH wanted AS MATERIALIZED (
        SELECT code COLLATE "C" AS code FROM json_array_elements_text($1::json) AS code
      )
      SELECT voucher.code AS "code"
      FROM wanted CROSS JOIN LATERAL (
        SELECT code FROM vouchers
        WHERE project_id = $2 AND code = wanted.code AND deleted_at IS NULL
        LIMIT 1
      ) AS voucher`,
    parameters: [codes, projectId],
  };
}
