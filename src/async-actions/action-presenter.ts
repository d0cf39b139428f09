import { Injectable } from '@nestjs/common';
import { AsyncActionsService } from './async-actions.service.js';
import { toResponse, type AsyncActionResponse } from './dto/async-action.response.js';
import { OperationRegistry } from './operation-registry.js';
import { ReportService } from './reports/report.service.js';

/** Makes the answer that shows one action, with its result and the links to its report once it has ended. */
@Injectable()
export class ActionPresenter {
  constructor(
    private readonly service: AsyncActionsService,
    private readonly operations: OperationRegistry,
    private readonly reports: ReportService,
  ) {}

  /** @throws DomainError not_found, also for another project's action */
  async get(projectId: string, id: string): Promise<AsyncActionResponse> {
    const action = await this.service.get(projectId, id);
    if (action.finishedAt === null) return toResponse(action, null, Date.now());
    const ownResult = this.operations.get(action.type).presentResult(action);
    return toResponse(action, { ownResult, links: this.reports.linksOf(action) }, Date.now());
  }
}
