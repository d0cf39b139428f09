import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { Database } from '../../database/database.js';
import { VoucherEntity } from '../../database/entities/voucher.entity.js';
import { Insertion } from '../../database/insertion.js';
import { changesOf, rowsOf, type Statement } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import type { Voucher } from '../domain/voucher.js';
import { VOUCHER_STATEMENTS, type VoucherStatements } from './sql/index.js';
import { VoucherLookUps } from './voucher-look-ups.js';
import { toRow } from './voucher-mapper.js';
import { VoucherStore } from './voucher-store.js';

/** Vouchers in the table `vouchers`. */
@Injectable()
export class TypeormVoucherStore extends VoucherStore {
  private readonly statements: VoucherStatements;
  private readonly lookUps: VoucherLookUps;
  private readonly insertion: Insertion<VoucherEntity>;

  constructor(private readonly database: Database) {
    super();
    this.statements = VOUCHER_STATEMENTS[database.dialect];
    this.lookUps = new VoucherLookUps(database.reader);
    this.insertion = new Insertion(database.reader, VoucherEntity);
  }

  find(projectId: string, codeOrId: string): Promise<Voucher | null> {
    return this.lookUps.find(this.database.reader, projectId, codeOrId);
  }

  insert(tx: Transaction, voucher: Voucher): Promise<boolean> {
    return this.insertion.unlessTaken(managerOf(tx), toRow(voucher));
  }

  insertMany(tx: Transaction, projectId: string, items: string, nowMs: number): Promise<number> {
    return changesOf(managerOf(tx), this.statements.insertVouchers(projectId, items, nowMs));
  }

  async findAdded(tx: Transaction, projectId: string, items: string): Promise<string[]> {
    const statement = this.statements.findAdded(projectId, items);
    const rows = await rowsOf<{ id: string }>(managerOf(tx), statement);
    return rows.map(({ id }) => id);
  }

  readMetadata(projectId: string, codes: string): Promise<string> {
    return vouchersOf(this.database.jobReader, this.statements.readMetadata(projectId, codes));
  }

  async findCodes(projectId: string, codes: string, tx?: Transaction): Promise<string[]> {
    const on = tx === undefined ? this.database.jobReader : managerOf(tx);
    const rows = await rowsOf<{ code: string }>(on, this.statements.findCodes(projectId, codes));
    return rows.map(({ code }) => code);
  }

  lockMetadata(tx: Transaction, projectId: string, codes: string): Promise<string> {
    return vouchersOf(managerOf(tx), this.statements.lockMetadata(projectId, codes));
  }

  writeMetadata(
    tx: Transaction,
    projectId: string,
    patches: string,
    nowMs: number,
  ): Promise<number> {
    return changesOf(managerOf(tx), this.statements.writeMetadata(projectId, patches, nowMs));
  }

  readSnapshots(projectId: string, codes: string): Promise<string> {
    return vouchersOf(this.database.jobReader, this.statements.readSnapshots(projectId, codes));
  }

  lockSnapshots(tx: Transaction, projectId: string, codes: string): Promise<string> {
    return vouchersOf(managerOf(tx), this.statements.lockSnapshots(projectId, codes));
  }

  writeVouchers(
    tx: Transaction,
    projectId: string,
    patches: string,
    nowMs: number,
  ): Promise<number> {
    return changesOf(managerOf(tx), this.statements.writeVouchers(projectId, patches, nowMs));
  }

  removeMany(tx: Transaction, projectId: string, removals: string): Promise<number> {
    return changesOf(managerOf(tx), this.statements.removeVouchers(projectId, removals));
  }
}

/** The one text that a statement puts all vouchers into. */
async function vouchersOf(on: EntityManager | DataSource, statement: Statement): Promise<string> {
  const [row] = await rowsOf<{ vouchers: string | null }>(on, statement);
  return row?.vouchers ?? '';
}
