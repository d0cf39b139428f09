/**
 * That an export, named `head`, is the oldest unfinished one of its project, and the order in which they get their turn:
 * the one that was worked on least recently comes first.
 */
export const TURN = `NOT EXISTS (
    SELECT 1 FROM exports AS older
    WHERE older.project_id = head.project_id AND older.finished_at IS NULL
      AND (older.created_at, older.id) < (head.created_at, head.id)
  )
  ORDER BY head.worked_at, head.created_at, head.id`;
