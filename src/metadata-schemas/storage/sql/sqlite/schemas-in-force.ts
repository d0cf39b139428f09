import type { Statement } from '../../../../database/statement.js';

/** The schema of a resource and those that its definitions name, in one look at the table. */
export function schemasInForce(projectId: string, relatedObject: string): Statement {
  return {
    sql: `WITH own AS MATERIALIZED (
        SELECT properties FROM metadata_schemas WHERE project_id = ? AND related_object = ?
      )
      SELECT schema.id AS "id", schema.version AS "version",
        schema.related_object AS "relatedObject", schema.properties AS "properties",
        schema.allow_defined_only AS "allowDefinedOnly"
      FROM metadata_schemas AS schema
      WHERE schema.project_id = ? AND schema.related_object IN (
        SELECT ? FROM own
        UNION ALL
        SELECT definition.value ->> 'objectType' FROM own, json_each(own.properties) AS definition
        WHERE definition.value ->> 'objectType' IS NOT NULL
      )
      ORDER BY schema.related_object`,
    parameters: [projectId, relatedObject, projectId, relatedObject],
  };
}
