import type { Statement } from '../../../../database/statement.js';

/** A chunk of a project's action with what its action knows of all rows. */
export function keptChunk(projectId: string, actionId: string, number: number): Statement {
  return {
    sql: `SELECT action.type AS "type", action.options AS "options", input.shared AS "shared",
        chunk.items AS "items", chunk.outcomes AS "outcomes", chunk.before AS "before"
      FROM async_actions AS action
      JOIN async_action_chunks AS chunk ON chunk.action_id = action.id
      LEFT JOIN async_action_inputs AS input ON input.action_id = action.id
      WHERE action.project_id = ? AND action.id = ? AND chunk.number = ?`,
    parameters: [projectId, actionId, number],
  };
}
