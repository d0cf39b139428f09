/**
 * An open transaction. Opaque: services pass it on, stores unwrap it. A store's write asks for one,
 * so a write outside a transaction does not compile.
 */
export abstract class Transaction {
  protected abstract readonly isTransaction: true;
}

/**
 * When a commit is on disk: before the promise resolves, or at the latest with the next `immediate` commit.
 * A power cut, or a crash of a database server, may take back a `deferred` commit, whole and with all that
 * came after it; the loss of this process does not. For work that is done again when its checkpoint is gone.
 */
export type Durability = 'immediate' | 'deferred';

/**
 * How much a transaction does: a few statements, or so much that others would feel it. A long one shares its commit with
 * no other, so that nobody's answer waits for its work. What is deferred shares none either.
 */
export type Length = 'short' | 'long';

/** Opens transactions. Services open them, stores join them, controllers never see one. */
export abstract class TransactionRunner {
  /**
   * Runs `work` in one transaction: committed before the promise resolves, rolled back when `work` throws.
   * A call from inside `work` joins the open transaction. `work` must change nothing but the database:
   * it runs again after the database has undone it in favour of another transaction.
   * @throws StorageUnavailableError when the database cannot take the write now.
   */
  abstract run<T>(
    work: (tx: Transaction) => Promise<T>,
    durability?: Durability,
    length?: Length,
  ): Promise<T>;
}
