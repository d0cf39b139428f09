import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { Database } from '../../database/database.js';
import { rowsOf, type Statement } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import { KeyHolderStore, type KeyHolders } from './key-holder-store.js';
import { VOUCHER_STATEMENTS, type VoucherStatements } from './sql/index.js';

/** The bounds of a chunk of any other bulk job. */
const LIMITS = { vouchers: 2_000, bytes: 524_288 };

type Stretch = Record<keyof KeyHolders, string | null>;

/** Key holders in the table `vouchers`. */
@Injectable()
export class TypeormKeyHolderStore extends KeyHolderStore {
  private readonly statements: VoucherStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = VOUCHER_STATEMENTS[database.dialect];
  }

  next(projectId: string, key: string, after: string): Promise<KeyHolders> {
    const statement = this.statements.readKeyHolders(projectId, key, after, LIMITS);
    return stretchOf(this.database.jobReader, statement);
  }

  lockNext(tx: Transaction, projectId: string, key: string, after: string): Promise<KeyHolders> {
    const statement = this.statements.lockKeyHolders(projectId, key, after, LIMITS);
    return stretchOf(managerOf(tx), statement);
  }
}

async function stretchOf(
  on: EntityManager | DataSource,
  statement: Statement,
): Promise<KeyHolders> {
  const [stretch] = await rowsOf<Stretch>(on, statement);
  return { last: stretch?.last ?? null, vouchers: stretch?.vouchers ?? '' };
}
