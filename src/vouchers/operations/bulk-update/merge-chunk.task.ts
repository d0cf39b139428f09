import type { WorkerTask } from '../../../workers/worker-task.js';
import { mergeChunk, type MergeInput, type MergeOutput } from './merge-chunk.js';

export default mergeChunk;

export const MERGE_CHUNK: WorkerTask<MergeInput, MergeOutput> = { file: import.meta.filename };
