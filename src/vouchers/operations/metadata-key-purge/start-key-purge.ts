import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  AdmissionService,
  type Admitted,
  OperationRegistry,
} from '../../../async-actions/index.js';
import { type KeyPurge, KeyPurges } from '../../../metadata-schemas/purge/key-purges.js';
import { METADATA_KEY_PURGE } from './metadata-key-purge.operation.js';
import type { PurgeStep } from './purge-step.js';

/** Starts the purge of a key from the vouchers of a project, for the route of the metadata schemas. */
@Injectable()
export class StartVoucherKeyPurge implements OnModuleInit {
  constructor(
    private readonly purges: KeyPurges,
    private readonly operations: OperationRegistry,
    private readonly admission: AdmissionService,
  ) {}

  onModuleInit(): void {
    this.operations.expect(METADATA_KEY_PURGE);
    this.purges.register('voucher', (purge) => this.start(purge));
  }

  /**
   * Accepts the purge with its first step alone: the operation finds the vouchers when its turn has come.
   * Returns the id of the action.
   */
  start({ key, ...request }: KeyPurge): Promise<Admitted> {
    const step: PurgeStep = { key };
    const items = Buffer.from(JSON.stringify(step));
    return this.admission.admit({
      ...request,
      type: METADATA_KEY_PURGE,
      rowCount: 0,
      shared: items.toString(),
      chunks: [{ rowCount: 0, items, codes: Buffer.from('[]'), codeRange: null }],
    });
  }
}
