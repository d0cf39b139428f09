import { decodableJson } from '../../../../database/postgres/decodable-json.js';
import type { Statement } from '../../../../database/statement.js';

/** The schema of a resource and those that its definitions name, in one look at the table. */
export function schemasInForce(projectId: string, relatedObject: string): Statement {
  return {
    name: 'schemas_in_force',
    sql: `WITH own AS MATERIALIZED (
        SELECT properties FROM metadata_schemas WHERE project_id = $1 AND related_object = $2
      )
      SELECT schema.id AS "id", schema.version AS "version",
        schema.related_object AS "relatedObject", schema.properties AS "properties",
        schema.allow_defined_only AS "allowDefinedOnly"
      FROM metadata_schemas AS schema
      WHERE schema.project_id = $1 AND schema.related_object IN (
        SELECT $2 FROM own
        UNION ALL
        SELECT definition.value ->> 'objectType'
        FROM own, json_each(${decodableJson('own.properties')}) AS definition
        WHERE definition.value ->> 'objectType' IS NOT NULL
      )
      ORDER BY schema.related_object`,
    parameters: [projectId, relatedObject],
  };
}
