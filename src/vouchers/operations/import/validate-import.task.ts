import type { WorkerTask } from '../../../workers/worker-task.js';
import { validateImport, type ValidateImportInput } from './validate-import.js';

export default validateImport;

export const VALIDATE_IMPORT: WorkerTask<ValidateImportInput, string> = {
  file: import.meta.filename,
};
