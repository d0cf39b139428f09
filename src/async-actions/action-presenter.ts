import { Injectable } from '@nestjs/common';
import type { AsyncActionDetails } from './async-action.js';
import { AsyncActionsService } from './async-actions.service.js';
import { toResponse, type AsyncActionResponse } from './dto/async-action.response.js';
import { OperationRegistry } from './operation-registry.js';
import { retryAfterOf } from './progress/outlook.js';
import { ReportService } from './reports/report.service.js';

/** An answer, and when it is worth asking again. */
export interface ShownAction {
  readonly answer: AsyncActionResponse;
  readonly retryAfterSeconds: number | null;
}

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
    return this.present(await this.service.get(projectId, id));
  }

  /** As {@link get}, with the seconds after which it is worth asking again: null when the action has ended. */
  async show(projectId: string, id: string): Promise<ShownAction> {
    const action = await this.service.get(projectId, id);
    const { outlook, finishedAt } = action;
    const isOpen = finishedAt === null && outlook !== undefined;
    const retryAfterSeconds = isOpen ? retryAfterOf(outlook, Date.now()) : null;
    return { answer: this.present(action), retryAfterSeconds };
  }

  /**
   * As {@link get}, with the first `maxFailures` failed rows and no more. Where others are left out, `errors_listed` in the
   * result is their number here.
   */
  async getBrief(projectId: string, id: string, maxFailures: number): Promise<AsyncActionResponse> {
    const action = await this.service.get(projectId, id);
    if (action.firstFailures.length <= maxFailures) return this.present(action);
    const firstFailures = action.firstFailures.slice(0, maxFailures);
    const { result, ...response } = this.present({ ...action, firstFailures });
    return { ...response, result: { ...result, errors_listed: maxFailures } };
  }

  /** The answer for an action that was read. */
  present(action: AsyncActionDetails): AsyncActionResponse {
    if (action.finishedAt === null) return toResponse(action, null, Date.now());
    const ownResult = this.operations.get(action.type).presentResult(action);
    return toResponse(action, { ownResult, links: this.reports.linksOf(action) }, Date.now());
  }
}
