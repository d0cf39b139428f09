import { ProjectEntity } from '../../../src/database/entities/project.entity.js';
import { SqliteDatabase } from '../../../src/database/sqlite/sqlite-database.js';
import type { Durability, Transaction } from '../../../src/database/transaction.js';
import { managerOf } from '../../../src/database/typeorm-transaction.js';
import { temporaryFolder } from '../machine/temporary-folder.js';

/** A database on a file of its own, seen through its simplest table. */
export class ProjectTable {
  private constructor(
    private readonly folder: ReturnType<typeof temporaryFolder>,
    private database: SqliteDatabase,
  ) {}

  static async open(): Promise<ProjectTable> {
    const folder = temporaryFolder();
    return new ProjectTable(folder, await SqliteDatabase.open(folder.file('test.db')));
  }

  get file(): string {
    return this.folder.file('test.db');
  }

  get reader() {
    return this.database.reader.getRepository(ProjectEntity);
  }

  run<T>(work: (tx: Transaction) => Promise<T>, durability?: Durability): Promise<T> {
    return this.database.transactions.run(work, durability);
  }

  async add(tx: Transaction, id: string, name = ''): Promise<void> {
    await managerOf(tx).insert(ProjectEntity, { id, name, createdAt: 0 });
  }

  /** What another connection sees: committed rows only. */
  async committedIds(): Promise<string[]> {
    const projects = await this.reader.find({ order: { id: 'ASC' } });
    return projects.map(({ id }) => id);
  }

  async reopen(): Promise<void> {
    await this.database.close();
    this.database = await SqliteDatabase.open(this.file);
  }

  async dispose(): Promise<void> {
    await this.database.close();
    this.folder.remove();
  }
}
