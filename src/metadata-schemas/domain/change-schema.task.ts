import type { WorkerTask } from '../../workers/worker-task.js';
import { changeSchema, type ChangedSchema, type SchemaChange } from './change-schema.js';

export default changeSchema;

export const CHANGE_SCHEMA: WorkerTask<SchemaChange, ChangedSchema> = {
  file: import.meta.filename,
  lane: 'bodies',
};
