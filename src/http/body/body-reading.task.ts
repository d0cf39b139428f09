import type { WorkerTask } from '../../workers/worker-task.js';
import { readBodyText, type BodyReading, type UnreadBody } from './body-reading.js';

export default readBodyText;

export const READ_BODY: WorkerTask<UnreadBody, BodyReading> = {
  file: import.meta.filename,
  lane: 'bodies',
};
