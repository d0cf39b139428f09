/**
 * The public surface of this room. Other rooms import from here, and worker threads from
 * `bulk-body/index.ts`: this file loads Nest, which a thread must not. Types are free for both.
 */
export { ActionPresenter } from './action-presenter.js';
export { AdmissionService, type Admitted } from './admission/admission.service.js';
export { BulkRequestOf } from './admission/bulk-request.decorator.js';
export {
  BulkRequestsService,
  type SubmitBulkRequest,
  type SubmittedRequest,
} from './admission/bulk-requests.service.js';
export { IdempotencyService, type IdempotentRequest } from './admission/idempotency.service.js';
export { replayDetector } from './admission/replay-detector.js';
export type { AsyncActionDetails } from './async-action.js';
export { AsyncActionsModule } from './async-actions.module.js';
export { AsyncActionsService } from './async-actions.service.js';
export { BulkOperation } from './bulk-operation.decorator.js';
export { ListeningClients, type ListeningKind } from './listening/listening-clients.js';
export { NO_CODES } from './operation.js';
export type {
  ChunkChanges,
  ChunkInput,
  ChunkResult,
  ChunkWork,
  Operation,
  PreparedChunk,
  ScanStep,
  SeenRows,
  RequestFile,
  UndoRule,
} from './operation.js';
export { CodeTraceReader, type CodeTrace } from './finding/code-traces.js';
export type { BulkOption, BulkOptions } from './options/bulk-option.js';
export { type BulkChoices, Choices } from './options/bulk-choices.js';
export { DRY_RUN, isDryRun } from './options/dry-run.option.js';
export { FAILURE_POLICY } from './options/failure-policy.js';
export { ProcessedChunks, type UndoStep } from './undo/processed-chunks.js';
export { MakesAction } from './options/makes-action.decorator.js';
export { OperationRegistry } from './operation-registry.js';
export { ReportDownloads, streamToReader } from './reports/report-downloads.js';
export type { AcceptedRow, RowFailure, RowOutcome, RowRejection } from './row.js';
export { RunnerEvents, type RunnerEvent } from './runner/runner-events.js';
