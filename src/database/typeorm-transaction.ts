import type { EntityManager } from 'typeorm';
import { Transaction } from './transaction.js';

/** The transaction of the TypeORM stores: an entity manager bound to the connection that holds it. */
export class TypeormTransaction extends Transaction {
  protected readonly isTransaction = true;
  isOpen = true;

  constructor(readonly manager: EntityManager) {
    super();
  }
}

/** The manager behind a transaction. Only stores call this. */
export function managerOf(tx: Transaction): EntityManager {
  if (tx instanceof TypeormTransaction && tx.isOpen) return tx.manager;
  throw new Error('A store was given a transaction that has ended or is not its own');
}
