import { actionFiltersContract } from './action-filters.contract.js';
import { actionStoreContract } from './action-store.contract.js';
import { auditStoreContract } from './audit-store.contract.js';
import { trashBinStoreContract } from './trash-bin-store.contract.js';
import { chunkStoreContract } from './chunk-store.contract.js';
import { exportStoreContract } from './export-store.contract.js';
import { idempotencyKeysContract } from './idempotency-keys.contract.js';
import { keyStoreContract } from './key-store.contract.js';
import { leaseStoreContract } from './lease-store.contract.js';
import { metadataSchemaStoreContract } from './metadata-schema-store.contract.js';
import { progressStoreContract } from './progress-store.contract.js';
import { quotaStoreContract } from './quota-store.contract.js';
import { sendOutStoreContract } from './send-out-store.contract.js';
import { sendOutTriggerContract } from './send-out-trigger.contract.js';
import { signInCodeStoreContract } from './sign-in-code-store.contract.js';
import { tokenStoreContract } from './token-store.contract.js';
import { voucherCountContract } from './voucher-count.contract.js';
import { voucherEditStoreContract } from './voucher-edit-store.contract.js';
import { voucherListBoundsContract } from './voucher-list-bounds.contract.js';
import { voucherListStoreContract } from './voucher-list-store.contract.js';
import { voucherOrderContract } from './voucher-order.contract.js';
import { voucherStoreContract } from './voucher-store.contract.js';
import { voucherWalkStoreContract } from './voucher-walk-store.contract.js';
import { voucherVersionContract } from './voucher-version.contract.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

/** What the stores of vouchers promise, on a database that `open` makes anew. */
export function voucherStoreContracts(name: string, open: () => Promise<OpenDatabase>): void {
  voucherCountContract(name, open);
  voucherEditStoreContract(name, open);
  voucherListBoundsContract(name, open);
  voucherListStoreContract(name, open);
  voucherOrderContract(name, open);
  voucherStoreContract(name, open);
  voucherVersionContract(name, open);
  voucherWalkStoreContract(name, open);
}

/** What all other stores promise. */
export function storeContracts(name: string, open: () => Promise<OpenDatabase>): void {
  actionFiltersContract(name, open);
  actionStoreContract(name, open);
  auditStoreContract(name, open);
  trashBinStoreContract(name, open);
  chunkStoreContract(name, open);
  exportStoreContract(name, open);
  idempotencyKeysContract(name, open);
  keyStoreContract(name, open);
  leaseStoreContract(name, open);
  metadataSchemaStoreContract(name, open);
  progressStoreContract(name, open);
  quotaStoreContract(name, open);
  sendOutStoreContract(name, open);
  sendOutTriggerContract(name, open);
  signInCodeStoreContract(name, open);
  tokenStoreContract(name, open);
}
