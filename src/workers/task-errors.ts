import { DomainError } from '../errors/domain-error.js';

/**
 * A task that needed more time or memory than one may have. Its thread has ended. A client hears it as the
 * fault of its body; {@link reason} says the same of a part of a job.
 */
export class TaskTooCostlyError extends DomainError {
  private constructor(readonly reason: string) {
    super('invalid_payload', { details: `Payload ${reason}` });
  }

  static overTime(limitMs: number): TaskTooCostlyError {
    return new TaskTooCostlyError(`takes longer than ${limitMs / 1_000} seconds to process`);
  }

  static outOfMemory(): TaskTooCostlyError {
    return new TaskTooCostlyError('takes more memory to process than one task may have');
  }
}
