import type { Statement } from '../../../../database/statement.js';

/** Notes the last use of keys. `uses` is a JSON array of `[app id, Unix milliseconds]`. */
export function markKeysUsed(uses: string): Statement {
  return {
    sql: `WITH used AS MATERIALIZED (
        SELECT value ->> 0 AS app_id, value ->> 1 AS used_at FROM json_each(?)
      )
      UPDATE api_keys SET last_used_at = used.used_at FROM used WHERE api_keys.app_id = used.app_id`,
    parameters: [uses],
  };
}
