import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';

/** A metadata key to be taken from all resources of one kind in a project. */
export interface KeyPurge {
  readonly principal: Principal;
  /** Of the action that purges. */
  readonly requestId: string;
  readonly key: string;
}

/** Accepts a purge and returns the id of its action, which is on disk by then. */
export type StartKeyPurge = (purge: KeyPurge) => Promise<string>;

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
