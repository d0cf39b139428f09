import { StorageUnavailableError, translateDriverError } from '../driver-errors.js';
import type { Durability } from '../transaction.js';
import type { TypeormTransaction } from '../typeorm-transaction.js';
import type { SqliteWriter } from './sqlite-writer.js';

/** Work that is to be committed whole or not at all, and those who wait for it. */
export interface Unit {
  /** Does the work once. */
  readonly attempt: (tx: TypeormTransaction) => Promise<unknown>;
  readonly durability: Durability;
  /** It shares its commit with no other. */
  readonly isAlone: boolean;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** From then on no more units join: the first of them waits no longer than this for the others, but for the last. */
const OPEN_FOR_MS = 10;

/** Bounds what is answered with an error when the one commit fails. */
const MAX_UNITS = 64;

/** Units that are committed together. Nobody hears of the end of a unit before the commit: it may have seen the others. */
export class CommitGroup {
  private readonly units: Unit[] = [];
  private readonly answers: (() => void)[] = [];

  /** @param now milliseconds of a clock that never steps back */
  constructor(
    private readonly writer: SqliteWriter,
    private readonly now: () => number,
  ) {}

  /**
   * Runs the first unit, and behind it those that wait meanwhile. Never rejects.
   * @param next takes the next one that may join
   */
  async run(first: Unit, next: () => Unit | undefined): Promise<void> {
    this.units.push(first);
    try {
      await this.writer.begin(first.durability);
      const end = this.now() + OPEN_FOR_MS;
      await this.attempt(first);
      if (!first.isAlone) await this.takeIn(next, end);
      await this.writer.commit();
      for (const answer of this.answers) answer();
    } catch (error) {
      await this.writer.rollBack(error);
      const reason = translateDriverError(error);
      for (const unit of this.units) unit.reject(reason);
    }
  }

  private async takeIn(next: () => Unit | undefined, end: number): Promise<void> {
    while (this.units.length < MAX_UNITS && this.now() < end) {
      const unit = next();
      if (unit === undefined) return;
      this.units.push(unit);
      await this.writer.mark();
      await this.attempt(unit).then(
        () => this.writer.keep(),
        (error: unknown) => this.leaveOut(unit, error),
      );
    }
  }

  private async attempt(unit: Unit): Promise<void> {
    const result = await unit.attempt(this.writer.transaction());
    this.answers.push(() => unit.resolve(result));
  }

  /** @throws the error itself when it is one of the disk: then nothing is known of what the others wrote */
  private async leaveOut(unit: Unit, error: unknown): Promise<void> {
    if (translateDriverError(error) instanceof StorageUnavailableError) throw error;
    await this.writer.takeBack();
    this.answers.push(() => unit.reject(error));
  }
}
