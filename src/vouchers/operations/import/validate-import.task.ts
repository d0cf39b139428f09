import type { WorkerTask } from '../../../workers/worker-task.js';
import {
  validateImport,
  type ValidatedImport,
  type ValidateImportInput,
} from './validate-import.js';

export default validateImport;

export const VALIDATE_IMPORT: WorkerTask<ValidateImportInput, ValidatedImport> = {
  file: import.meta.filename,
  lane: 'chunks',
};
