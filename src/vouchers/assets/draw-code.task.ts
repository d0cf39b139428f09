import type { WorkerTask } from '../../workers/worker-task.js';
import type { CodeImage } from './code-image.js';
import { drawCode } from './draw-code.js';

export default drawCode;

export const DRAW_CODE: WorkerTask<CodeImage, Uint8Array> = {
  file: import.meta.filename,
  lane: 'images',
};
