import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { Read } from '../../../database/lanes/bounded-read.js';
import { fromRow, type VoucherRow } from '../../storage/voucher-mapper.js';
import { decodesJson } from '../filter/field-source.js';
import { VOUCHER_LIST_STATEMENTS, type VoucherListStatements } from './sql/index.js';
import {
  VoucherWalkStore,
  type VoucherWalk,
  type WalkPage,
  type WalkPlace,
} from './voucher-walk-store.js';

/** Longest time of one page. Shorter than others wait for a connection. */
const PAGE_TIME_MS = 4_000;

/** Walks through the table `vouchers`. */
@Injectable()
export class TypeormVoucherWalkStore extends VoucherWalkStore {
  private readonly statements: VoucherListStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = VOUCHER_LIST_STATEMENTS[database.dialect];
  }

  async page(walk: VoucherWalk, after: WalkPlace | null, size: number): Promise<WalkPage> {
    const { projectId, selection } = walk;
    if (selection.isEmpty) return { vouchers: [], next: null };
    const lane = selection.filter.conditions.some(decodesJson) ? 'decoding' : 'walking';
    return this.database.lanes[lane].run(projectId, { timeMs: PAGE_TIME_MS }, async (read) => {
      const end = await this.findEnd(read, walk, after, size);
      const rows = await read<VoucherRow>(this.statements.walkPage(walk, { after, end }));
      return { vouchers: rows.map(fromRow), next: end };
    });
  }

  private async findEnd(
    read: Read,
    { projectId, order }: VoucherWalk,
    after: WalkPlace | null,
    size: number,
  ): Promise<WalkPlace | null> {
    const statement = this.statements.walkEnd(projectId, order, after, size);
    const [row] = await read<{ code: string; createdAt: number | string }>(statement);
    return row === undefined ? null : { code: row.code, createdAt: Number(row.createdAt) };
  }
}
