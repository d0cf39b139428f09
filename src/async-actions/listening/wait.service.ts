import { Injectable } from '@nestjs/common';
import { DomainError } from '../../errors/domain-error.js';
import type { LongRequest } from '../../http/long-request.js';
import { ActionPresenter, type ShownAction } from '../action-presenter.js';
import { ActionWatch } from '../watch/action-watch.js';
import { Bell } from '../watch/bell.js';
import { ListeningClients, type Listener } from './listening-clients.js';
import { SharedReads } from './shared-reads.js';

/** Lets clients wait for the end of an action. Those that wait cost no statement of their own until they are answered. */
@Injectable()
export class WaitService {
  constructor(
    private readonly presenter: ActionPresenter,
    private readonly clients: ListeningClients,
    private readonly watch: ActionWatch,
    private readonly reads: SharedReads,
  ) {}

  /**
   * The action as soon as it has ended, or as it stands after the time or when the service ends.
   * @throws DomainError not_found, too_many_listeners, unauthorized when the key is revoked meanwhile; the reason of
   * `hangUp` when the client hangs up
   */
  async wait(
    caller: Omit<Listener, 'kind'>,
    id: string,
    waitMs: number,
    request: Pick<LongRequest, 'hangUp' | 'leaveTurn'>,
  ): Promise<ShownAction> {
    const { projectId } = caller;
    const now = await this.presenter.show(projectId, id);
    if (now.retryAfterSeconds === null) return now;
    const listening = this.clients.begin({ ...caller, kind: 'wait' });
    const bell = new Bell();
    const unwatch = this.watch.watchAction(id, { onEnded: () => bell.ring() });
    const end = AbortSignal.any([request.hangUp, listening.signal]);
    end.addEventListener('abort', () => bell.ring());
    try {
      request.leaveTurn();
      if (!end.aborted) await bell.wait(waitMs);
    } finally {
      unwatch();
      listening.close();
    }
    request.hangUp.throwIfAborted();
    if (listening.ending === 'revoked') throw new DomainError('unauthorized');
    return this.reads.read(projectId, `wait/${projectId}/${id}`, () =>
      this.presenter.show(projectId, id),
    );
  }
}
