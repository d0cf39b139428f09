import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { LinksModule } from '../links/links.module.js';
import { MemoryModule } from '../memory/memory.module.js';
import { QuotasModule } from '../quotas/quotas.module.js';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { ActionPresenter } from './action-presenter.js';
import { AdmissionService } from './admission/admission.service.js';
import { BulkRequestsService } from './admission/bulk-requests.service.js';
import { IdempotencyService } from './admission/idempotency.service.js';
import { AsyncActionsController } from './async-actions.controller.js';
import { AsyncActionsService } from './async-actions.service.js';
import { ConfirmController } from './confirm/confirm.controller.js';
import { ConfirmService } from './confirm/confirm.service.js';
import { ActionControlController } from './control/action-control.controller.js';
import { CancelService } from './control/cancel.service.js';
import { PauseService } from './control/pause.service.js';
import { ProjectQueueController } from './control/project-queue.controller.js';
import { ProjectQueueService } from './control/project-queue.service.js';
import { ChunkOperations } from './dry-run/chunk-operations.js';
import { EndedEventReader } from './events/ended-events.js';
import { EventStreams } from './events/event-streams.js';
import { EventsController } from './events/events.controller.js';
import { ListeningClients } from './listening/listening-clients.js';
import { SharedReads } from './listening/shared-reads.js';
import { WaitService } from './listening/wait.service.js';
import { ActionFinder } from './finding/action-finder.js';
import { CodeTraceReader } from './finding/code-traces.js';
import { CodeSearch } from './finding/code-search.js';
import { OperationRegistry } from './operation-registry.js';
import { ReportAnswer } from './reports/report-answer.js';
import { ReportLinkSigner } from './reports/report-link.js';
import { ReportReader } from './reports/report-reader.js';
import { ReportDownloads } from './reports/report-downloads.js';
import { ReportService } from './reports/report.service.js';
import { ReportsController } from './reports/reports.controller.js';
import { RetentionService } from './reports/retention.service.js';
import { RetryController } from './retry/retry.controller.js';
import { RetryService } from './retry/retry.service.js';
import { ActionCanceller } from './runner/action-canceller.js';
import { ActionFinisher } from './runner/action-finisher.js';
import { ChunkCheckpoints } from './runner/chunk-checkpoints.js';
import { ChunkRunner } from './runner/chunk-runner.js';
import { ChunkSource } from './runner/chunk-source.js';
import { FirstFailures } from './runner/first-failures.js';
import { LeaseHolder } from './runner/lease-holder.js';
import { PassEnds } from './runner/pass-ends.js';
import { ProjectQueueRunner } from './runner/project-queue-runner.js';
import { RunnerEvents } from './runner/runner-events.js';
import { RunnerService } from './runner/runner.service.js';
import { Sweeper } from './runner/sweeper.js';
import { ProcessedChunks } from './undo/processed-chunks.js';
import { UndoController } from './undo/undo.controller.js';
import { UndoService } from './undo/undo.service.js';
import { ActionWatch } from './watch/action-watch.js';
import { ActionStore } from './storage/action-store.js';
import { ChunkStore } from './storage/chunk-store.js';
import { LeaseStore } from './storage/lease-store.js';
import { PassStore } from './storage/pass-store.js';
import { CodeIndex } from './storage/code-index.js';
import { TypeormActionStore } from './storage/typeorm-action-store.js';
import { TypeormChunkStore } from './storage/typeorm-chunk-store.js';
import { ProgressStore } from './storage/progress-store.js';
import { TypeormProgressStore } from './storage/typeorm-progress-store.js';
import { TypeormCodeIndex } from './storage/typeorm-code-index.js';
import { TypeormLeaseStore } from './storage/typeorm-lease-store.js';
import { TypeormPassStore } from './storage/typeorm-pass-store.js';

/** Accepts, runs and reports bulk requests of any kind; what they do are the operations of other modules. */
@Module({
  imports: [
    DiscoveryModule,
    AuditModule,
    AuthModule,
    LinksModule,
    MemoryModule,
    QuotasModule,
    RuntimeModule,
  ],
  controllers: [
    AsyncActionsController,
    EventsController,
    ActionControlController,
    ProjectQueueController,
    RetryController,
    ConfirmController,
    UndoController,
    ReportsController,
  ],
  providers: [
    ActionFinder,
    ActionPresenter,
    ActionWatch,
    EndedEventReader,
    EventStreams,
    ListeningClients,
    SharedReads,
    WaitService,
    AdmissionService,
    AsyncActionsService,
    BulkRequestsService,
    CancelService,
    CodeSearch,
    CodeTraceReader,
    ConfirmService,
    IdempotencyService,
    OperationRegistry,
    PauseService,
    ProjectQueueService,
    ReportAnswer,
    ReportDownloads,
    ReportLinkSigner,
    ReportReader,
    ReportService,
    RetentionService,
    RetryService,
    UndoService,
    ProcessedChunks,
    ActionCanceller,
    ActionFinisher,
    ChunkOperations,
    ChunkCheckpoints,
    ChunkRunner,
    ChunkSource,
    FirstFailures,
    LeaseHolder,
    PassEnds,
    ProjectQueueRunner,
    RunnerEvents,
    RunnerService,
    Sweeper,
    { provide: ActionStore, useClass: TypeormActionStore },
    { provide: ChunkStore, useClass: TypeormChunkStore },
    { provide: ProgressStore, useClass: TypeormProgressStore },
    { provide: CodeIndex, useClass: TypeormCodeIndex },
    { provide: LeaseStore, useClass: TypeormLeaseStore },
    { provide: PassStore, useClass: TypeormPassStore },
  ],
  exports: [
    ActionPresenter,
    AdmissionService,
    AsyncActionsService,
    BulkRequestsService,
    CodeTraceReader,
    IdempotencyService,
    ListeningClients,
    OperationRegistry,
    ProcessedChunks,
    ReportDownloads,
    RunnerEvents,
  ],
})
export class AsyncActionsModule {}
