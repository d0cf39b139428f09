import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Authenticator } from '../../auth/authenticator.js';
import { loginKey, type Login } from '../../auth/login.js';
import { Settings } from '../../config/settings.js';
import { DomainError } from '../../errors/domain-error.js';
import { Listening } from './listening.js';

/** How a client listens: it reads events, or waits for an action to end. */
export type ListeningKind = 'stream' | 'wait';

/** A client that wants to listen. */
export interface Listener {
  readonly kind: ListeningKind;
  readonly projectId: string;
  readonly login: Login;
}

/** How often it is asked whether the logins of those who listen are still good. */
const CHECK_EVERY_MS = 500;
const RETRY_SECONDS = 5;

/**
 * The clients of this process that listen: how many may, and when they must stop. Their keys are looked at again and
 * again while they do, and all of them end before the service does.
 */
@Injectable()
export class ListeningClients implements OnModuleDestroy {
  private readonly logger = new Logger(ListeningClients.name);
  private readonly open = new Map<Listening, Listener>();
  private isChecking = false;
  private isEnding = false;

  constructor(
    private readonly settings: Settings,
    private readonly authenticator: Authenticator,
  ) {}

  /** How many clients listen in this way now. */
  count(kind: ListeningKind): number {
    return [...this.open.values()].filter((listener) => listener.kind === kind).length;
  }

  /**
   * Counts a client until its listening is closed. While the service ends it is to stop from the start.
   * @throws DomainError too_many_listeners
   */
  begin(listener: Listener): Listening {
    this.requireRoom(listener.projectId);
    const listening = new Listening(() => this.open.delete(listening));
    this.open.set(listening, listener);
    if (this.isEnding) listening.stop('shutdown');
    else void this.checkWhileOpen();
    return listening;
  }

  /** Has all clients end, those to come included, while they can still be answered. */
  onModuleDestroy(): void {
    this.isEnding = true;
    for (const listening of this.open.keys()) listening.stop('shutdown');
  }

  private requireRoom(projectId: string): void {
    const most = this.settings.limits.listeningClients;
    const ofProject = [...this.open.values()].filter((other) => other.projectId === projectId);
    const share = Math.floor(most / 2);
    const details =
      ofProject.length >= share
        ? `A project may have ${share} clients that wait or read events`
        : `This process may have ${most} clients that wait or read events`;
    if (ofProject.length < share && this.open.size < most) return;
    throw new DomainError('too_many_listeners', { details, retryAfterSeconds: RETRY_SECONDS });
  }

  private async checkWhileOpen(): Promise<void> {
    if (this.isChecking) return;
    this.isChecking = true;
    while (this.open.size > 0 && !this.isEnding) {
      await sleep(CHECK_EVERY_MS, undefined, { ref: false });
      await this.check().catch((error: unknown) =>
        this.logger.warn({ err: error, msg: 'Cannot check the keys of clients that listen' }),
      );
    }
    this.isChecking = false;
  }

  /** Asks once for each login, however many clients have it. */
  private async check(): Promise<void> {
    const byLogin = new Map<string, [Login, Listening[]]>();
    for (const [listening, { login }] of this.open) {
      const key = loginKey(login);
      const entry = byLogin.get(key) ?? [login, []];
      entry[1].push(listening);
      byLogin.set(key, entry);
    }
    for (const [login, listenings] of byLogin.values()) {
      if (await this.authenticator.isStillGood(login, 'async-actions')) continue;
      for (const listening of listenings) listening.stop('revoked');
    }
  }
}
