import type { WorkerTask } from '../../../workers/worker-task.js';
import { undoMetadata, type UndoMetadataInput, type UndoneMetadataRows } from './undo-metadata.js';

export default undoMetadata;

export const UNDO_METADATA: WorkerTask<UndoMetadataInput, UndoneMetadataRows> = {
  file: import.meta.filename,
  lane: 'chunks',
};

/** The same while the vouchers of the chunk are locked. */
export const UNDO_LOCKED_METADATA: WorkerTask<UndoMetadataInput, UndoneMetadataRows> = {
  ...UNDO_METADATA,
  lane: 'locked',
};
