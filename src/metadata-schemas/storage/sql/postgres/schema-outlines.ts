import type { Statement } from '../../../../database/statement.js';

/** Names, versions and sizes of the schemas of a project. The length of a text is known without reading the text. */
export function schemaOutlines(projectId: string): Statement {
  return {
    sql: `SELECT id AS "id", related_object AS "relatedObject", version AS "version",
        octet_length(properties) AS "bytes"
      FROM metadata_schemas WHERE project_id = $1`,
    parameters: [projectId],
  };
}
