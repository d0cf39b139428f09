import { In, IsNull } from 'typeorm';
import { Database } from '../../../database/database.js';
import { VoucherCountEntity } from '../../../database/entities/voucher-count.entity.js';
import { VoucherEntity } from '../../../database/entities/voucher.entity.js';
import type { Read } from '../../../database/lanes/bounded-read.js';
import type { LaneName } from '../../../database/lanes/lane-rules.js';
import { searchable } from '../../../database/searchable.js';
import { toVoucher } from '../../storage/voucher-mapper.js';
import { asksForJson, selectsAll, type VoucherSelection } from '../voucher-selection.js';
import { VOUCHER_LIST_STATEMENTS, type VoucherListStatements } from './sql/index.js';
import {
  VoucherListStore,
  type Cursor,
  type Listed,
  type PageRange,
} from './voucher-list-store.js';

/** Longest time of one list. Shorter than others wait for a connection, so that each gets its turn. */
const LIST_TIME_MS = 4_000;

/** The codes of a page, maybe one more than was asked for, and the number of all. */
interface Found {
  readonly codes: readonly string[];
  readonly total: number;
}

/** Lists from the table `vouchers`. */
export class TypeormVoucherListStore extends VoucherListStore {
  private readonly statements: VoucherListStatements;

  /** @param timeMs longest time of one list */
  constructor(
    private readonly database: Database,
    private readonly timeMs = LIST_TIME_MS,
  ) {
    super();
    this.statements = VOUCHER_LIST_STATEMENTS[database.dialect];
  }

  findCursor(projectId: string, id: string): Promise<Cursor | null> {
    return this.vouchers.findOne({
      select: { code: true, createdAt: true, updatedAt: true },
      where: { projectId, id: searchable(id) },
    });
  }

  async list(
    projectId: string,
    selection: VoucherSelection,
    { limit, ...rest }: PageRange,
    signal?: AbortSignal,
  ): Promise<Listed> {
    if (selection.isEmpty) return { vouchers: [], hasMore: false, total: 0 };
    const page = { ...rest, limit: limit + 1 };
    const bounds = { timeMs: this.timeMs, ...(signal && { signal }) };
    const found = await this.database.lanes[this.laneOf(selection, page)].run(
      projectId,
      bounds,
      (read) =>
        asksForJson(selection)
          ? this.findMatched(read, projectId, selection, page)
          : this.find(read, projectId, selection, page),
    );
    const codes = found.codes.slice(0, limit);
    const rows = await this.vouchers.findBy({ projectId, code: In(codes), deletedAt: IsNull() });
    const vouchers = new Map(rows.map((row) => [row.code, toVoucher(row)]));
    return {
      // One that was removed between the two reads is left out.
      vouchers: codes.flatMap((code) => vouchers.get(code) ?? []),
      hasMore: found.codes.length > limit,
      total: found.total,
    };
  }

  /** Page and number in one scan, as judging a voucher costs more than finding it. */
  private async findMatched(
    read: Read,
    projectId: string,
    selection: VoucherSelection,
    page: PageRange,
  ): Promise<Found> {
    const statement = this.statements.listMatched(projectId, selection, page);
    const rows = await read<{ code: string | null; total: number | string }>(statement);
    return { codes: rows.flatMap(({ code }) => code ?? []), total: Number(rows[0]?.total) };
  }

  /** An index has the order, so that only the page is read; the number comes from another one, or is kept. */
  private async find(
    read: Read,
    projectId: string,
    selection: VoucherSelection,
    page: PageRange,
  ): Promise<Found> {
    const statement = this.statements.listCodes(projectId, selection, page);
    const rows = await read<{ code: string }>(statement);
    const total = await this.count(read, projectId, selection);
    return { codes: rows.map(({ code }) => code), total };
  }

  private async count(read: Read, projectId: string, selection: VoucherSelection): Promise<number> {
    if (selectsAll(selection)) return this.countAll(projectId);
    const statement = this.statements.countVouchers(projectId, selection);
    const [row] = await read<{ count: number | string }>(statement);
    return Number(row?.count);
  }

  private async countAll(projectId: string): Promise<number> {
    const counts = this.database.reader.getRepository(VoucherCountEntity);
    return (await counts.findOneBy({ projectId }))?.voucherCount ?? 0;
  }

  private laneOf(selection: VoucherSelection, { order }: PageRange): LaneName {
    if (asksForJson(selection)) return 'decoding';
    const { code, ids, conditions, filter } = selection;
    if (code !== undefined || ids !== undefined) return 'indexed';
    const isPlain = conditions.length === 0 && filter.conditions.length === 0;
    return isPlain && this.statements.INDEXED_ORDERS.includes(order.by) ? 'indexed' : 'walking';
  }

  private get vouchers() {
    return this.database.reader.getRepository(VoucherEntity);
  }
}
