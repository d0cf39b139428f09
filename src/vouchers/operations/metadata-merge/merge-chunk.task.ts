import type { WorkerTask } from '../../../workers/worker-task.js';
import { mergeChunk, type MergeInput, type MergeOutput } from './merge-chunk.js';

export default mergeChunk;

export const MERGE_CHUNK: WorkerTask<MergeInput, MergeOutput> = {
  file: import.meta.filename,
  lane: 'chunks',
};

/** The same while the vouchers of the chunk are locked. */
export const MERGE_LOCKED_CHUNK: WorkerTask<MergeInput, MergeOutput> = {
  ...MERGE_CHUNK,
  lane: 'locked',
};
