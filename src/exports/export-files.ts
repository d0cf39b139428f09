import { Injectable } from '@nestjs/common';
import { TransactionRunner } from '../database/transaction.js';
import { ExportStore } from './storage/export-store.js';

/** Deletes what is kept of exports. */
@Injectable()
export class ExportFiles {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly exports: ExportStore,
  ) {}

  /** Deletes the pieces of a file in transactions so small that nothing waits long for the write lock. */
  async delete(id: string): Promise<void> {
    while (await this.transactions.run((tx) => this.exports.deleteChunks(tx, id))) {
      // The next pieces.
    }
  }
}
