import { Injectable } from '@nestjs/common';
import { DomainError } from '../../errors/domain-error.js';
import { FairSlots } from '../../fairness/fair-slots.js';
import { TaskTooCostlyError } from '../../workers/task-errors.js';
import { WorkerPool } from '../../workers/worker-pool.js';
import type { CodeImage } from './code-image.js';
import { DRAW_CODE } from './draw-code.task.js';

/** A page that shows a list of vouchers asks for a hundred at once. */
const MAX_OF_A_PROJECT = 100;
const RETRY_SECONDS = 5;

/** Draws images of codes, one after the other and in turns among projects: the links need no key. */
@Injectable()
export class CodeImages {
  private readonly underWay = new FairSlots({ slots: Infinity, perTenant: MAX_OF_A_PROJECT });

  constructor(private readonly workers: WorkerPool) {}

  /**
   * The bytes of an image.
   * @param signal ends the drawing; its reason is thrown then
   * @throws DomainError too_many_requests while a hundred others of the project are not drawn yet, overloaded when the
   * drawing took too long
   */
  async draw(projectId: string, image: CodeImage, signal: AbortSignal): Promise<Uint8Array> {
    if (!this.underWay.enter(projectId)) {
      throw new DomainError('too_many_requests', {
        message: `A project can have ${MAX_OF_A_PROJECT} images drawn at a time.`,
        retryAfterSeconds: RETRY_SECONDS,
      });
    }
    try {
      return await this.workers.run(DRAW_CODE, image, { owner: projectId, signal });
    } catch (error) {
      // A code has bounds that keep its drawing cheap, so it is no fault of the client.
      if (!(error instanceof TaskTooCostlyError)) throw error;
      throw new DomainError('overloaded', { details: `The image ${error.reason}`, cause: error });
    } finally {
      this.underWay.leave(projectId);
    }
  }
}
