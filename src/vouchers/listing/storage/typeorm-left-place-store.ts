import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { changesOf, rowsOf } from '../../../database/statement.js';
import type { Transaction } from '../../../database/transaction.js';
import { managerOf } from '../../../database/typeorm-transaction.js';
import { LeftPlaceStore } from './left-place-store.js';
import { LEFT_PLACE_STATEMENTS } from './sql/index.js';

/** Places in the table `vouchers_by_update`, left as its rows in `left_places` say. */
@Injectable()
export class TypeormLeftPlaceStore extends LeftPlaceStore {
  private readonly statements: (typeof LEFT_PLACE_STATEMENTS)[Database['dialect']];

  constructor(database: Database) {
    super();
    this.statements = LEFT_PLACE_STATEMENTS[database.dialect];
  }

  get isNeeded(): boolean {
    return this.statements !== null;
  }

  async delete(tx: Transaction, rows: number, minAgeMs: number): Promise<number> {
    if (this.statements === null) return 0;
    await rowsOf(managerOf(tx), this.statements.BY_INDEX);
    return changesOf(managerOf(tx), this.statements.deleteLeftPlaces(rows, minAgeMs));
  }
}
