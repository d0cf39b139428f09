import type { WorkerTask } from '../../workers/worker-task.js';
import { decideMetadata, type DecidedMetadata, type MetadataChange } from './metadata-refusal.js';

export default decideMetadata;

export const DECIDE_METADATA: WorkerTask<MetadataChange, DecidedMetadata> = {
  file: import.meta.filename,
  lane: 'bodies',
};
