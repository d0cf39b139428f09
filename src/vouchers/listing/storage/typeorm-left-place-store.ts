import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { changesOf } from '../../../database/statement.js';
import type { Transaction } from '../../../database/transaction.js';
import { managerOf } from '../../../database/typeorm-transaction.js';
import { LeftPlaceStore } from './left-place-store.js';
import { DELETE_LEFT_PLACES } from './sql/index.js';

/** Places in the table `vouchers_by_update`, left as its rows in `left_places` say. */
@Injectable()
export class TypeormLeftPlaceStore extends LeftPlaceStore {
  private readonly statement: (typeof DELETE_LEFT_PLACES)[Database['dialect']];

  constructor(database: Database) {
    super();
    this.statement = DELETE_LEFT_PLACES[database.dialect];
  }

  get isNeeded(): boolean {
    return this.statement !== null;
  }

  async delete(tx: Transaction, rows: number, minAgeMs: number): Promise<number> {
    return this.statement === null ? 0 : changesOf(managerOf(tx), this.statement(rows, minAgeMs));
  }
}
