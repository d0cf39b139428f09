import type { Statement } from '../../../../database/statement.js';

/** Notes the last use of keys. `uses` is a JSON array of `[app id, Unix milliseconds]`. */
export function markKeysUsed(uses: string): Statement {
  return {
    sql: `WITH used AS MATERIALIZED (
        SELECT use ->> 0 AS app_id, (use ->> 1)::bigint AS used_at
        FROM json_array_elements($1::json) AS use
      ),
      locked AS MATERIALIZED (
        SELECT api_keys.app_id FROM api_keys JOIN used ON api_keys.app_id = used.app_id
        ORDER BY api_keys.app_id FOR UPDATE OF api_keys
      )
      UPDATE api_keys SET last_used_at = GREATEST(api_keys.last_used_at, used.used_at)
      FROM used, locked
      WHERE api_keys.app_id = used.app_id AND locked.app_id = used.app_id`,
    parameters: [uses],
  };
}
