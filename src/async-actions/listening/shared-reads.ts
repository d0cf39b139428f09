import { Injectable } from '@nestjs/common';
import { FairSlots } from '../../fairness/fair-slots.js';

/** Reads for clients that listen which run at a time: many hear of the same end, and others read too. */
const SLOTS = { slots: 4, perTenant: 2 };

/** Reads what clients that listen are to be shown: once for all that ask for the same at the same time. */
@Injectable()
export class SharedReads {
  private readonly slots = new FairSlots(SLOTS);
  private readonly underWay = new Map<string, Promise<unknown>>();

  /**
   * What `read` returns or throws, or what another one under the same key does that has begun and not ended. Projects
   * take turns.
   * @param key names the project, what is read and the type of the result
   */
  read<T>(projectId: string, key: string, read: () => Promise<T>): Promise<T> {
    const known = this.underWay.get(key);
    if (known !== undefined) return known as Promise<T>;
    const reading = this.slots.run(projectId, read).finally(() => void this.underWay.delete(key));
    this.underWay.set(key, reading);
    return reading;
  }
}
