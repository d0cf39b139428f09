import type { DataSource, EntityManager } from 'typeorm';
import { VoucherEntity } from '../../database/entities/voucher.entity.js';
import type { Locks } from '../../database/locks.js';
import { LookUp } from '../../database/look-up.js';
import { searchable } from '../../database/searchable.js';
import type { Voucher } from '../domain/voucher.js';
import { fromRow, VOUCHER_COLUMNS } from './voucher-mapper.js';

/** Finds single vouchers by what clients name them with. */
export class VoucherLookUps {
  private readonly byCode: LookUp<VoucherEntity>;
  private readonly byId: LookUp<VoucherEntity>;

  /** @param lock of the row that is found, until the end of its transaction */
  constructor(source: DataSource, lock?: Locks['rows']['lock']) {
    const by = (property: 'code' | 'id') =>
      new LookUp(source, {
        name: `${lock === undefined ? 'find' : 'lock'}_voucher_by_${property}`,
        entity: VoucherEntity,
        columns: VOUCHER_COLUMNS,
        by: ['projectId', property],
        without: 'deletedAt',
        ...(lock && { lock }),
      });
    this.byCode = by('code');
    this.byId = by('id');
  }

  /** The voucher with this code, else the one with this id, or null. */
  async find(
    on: DataSource | EntityManager,
    projectId: string,
    codeOrId: string,
  ): Promise<Voucher | null> {
    const text = searchable(codeOrId);
    const row =
      (await this.byCode.find(on, projectId, text)) ?? (await this.byId.find(on, projectId, text));
    return row === null ? null : fromRow(row);
  }
}
