import { Injectable } from '@nestjs/common';
import type { Admitted, BulkOptions, IdempotentRequest } from '../../async-actions/index.js';
import type { Principal } from '../../auth/principal.js';

/** A metadata key to be taken from all resources of one kind in a project. */
export interface KeyPurge {
  readonly principal: Principal;
  /** Of the action that purges. */
  readonly requestId: string;
  readonly key: string;
  /** What the client chose for the action. */
  readonly options: BulkOptions;
  /** Of a request that may come again. */
  readonly idempotency?: IdempotentRequest;
}

/** Accepts a purge, which is on disk by then. */
export type StartKeyPurge = (purge: KeyPurge) => Promise<Admitted>;

/** The kinds of resources whose metadata keys can be purged. The module of a resource registers how. */
@Injectable()
export class KeyPurges {
  private readonly starts = new Map<string, StartKeyPurge>();

  /** Call it while modules start. `relatedObject` names the resource as schemas do. */
  register(relatedObject: string, start: StartKeyPurge): void {
    this.starts.set(relatedObject, start);
  }

  /** Undefined for a resource that is not kept here. */
  of(relatedObject: string): StartKeyPurge | undefined {
    return this.starts.get(relatedObject);
  }
}
