import fc from 'fast-check';
import { In } from 'typeorm';
import { VoucherEntity } from '../../../src/database/entities/voucher.entity.js';
import { managerOf } from '../../../src/database/typeorm-transaction.js';
import { TypeormVoucherStore } from '../../../src/vouchers/storage/typeorm-voucher-store.js';
import { aVoucher, anImportedVoucher } from '../../factories/vouchers.js';
import type { OpenDatabase } from '../databases/open-database.js';
import { readVouchers } from './voucher-versions.js';

const EVENTS = ['create', 'import', 'bulk change', 'change', 'bin', 'restore', 'remove'] as const;

/** What can happen to vouchers of a project. */
export type VoucherEvent = (typeof EVENTS)[number];

/** Any event, with the codes that it befalls. */
const happeningArbitrary = fc.tuple(
  fc.constantFrom(...EVENTS),
  fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { minLength: 1 }),
);

/** Any events one after the other. */
export const happeningsArbitrary = fc.array(happeningArbitrary, { maxLength: 15 });

/** Something happens; the clock goes on, stands still or goes back; the order is tidied behind it or not. */
export const stepsArbitrary = fc.array(
  fc.record({ happening: happeningArbitrary, nowMs: fc.nat(3) }),
  { maxLength: 15 },
);

/** Lets an event befall vouchers, at a moment of the test's own. */
export async function happen(
  { database }: OpenDatabase,
  event: VoucherEvent,
  { projectId, codes, nowMs = 1 }: { projectId: string; codes: string[]; nowMs?: number },
): Promise<void> {
  const store = new TypeormVoucherStore(database);
  const among = { projectId, code: In(codes) };
  const read = await readVouchers(store, projectId, codes);
  await database.transactions.run<unknown>((tx) => {
    switch (event) {
      case 'create':
        return store.insert(tx, aVoucher({ projectId, code: codes[0] }));
      case 'import': {
        const items = codes.map((code, row) => [row, code, anImportedVoucher()]);
        return store.insertMany(tx, projectId, JSON.stringify(items), nowMs);
      }
      case 'bulk change': {
        const patches = read.map(({ code, version }) => [code, `{"a":${nowMs}}`, 1, version]);
        return store.writeMetadata(tx, projectId, JSON.stringify(patches), nowMs);
      }
      case 'change':
        return managerOf(tx).update(VoucherEntity, among, { updatedAt: nowMs });
      case 'bin':
        return managerOf(tx).update(VoucherEntity, among, { deletedAt: nowMs });
      case 'restore':
        return managerOf(tx).update(VoucherEntity, among, { deletedAt: null });
      case 'remove':
        return managerOf(tx).delete(VoucherEntity, among);
    }
  });
}
