import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database.js';
import { ServiceSecretEntity } from '../entities/service-secret.entity.js';
import { managerOf } from '../typeorm-transaction.js';

/**
 * Secrets that the service makes for itself at the first need. They are kept in the database, so that
 * every process of it and every restored backup agrees on them.
 */
@Injectable()
export class ServiceSecrets {
  constructor(private readonly database: Database) {}

  /** The secret of this name: 64 hex digits, the same for ever after. */
  get(name: string): Promise<string> {
    return this.database.transactions.run(async (tx) => {
      await this.database.locks.name(tx, 'service_secrets');
      const secrets = managerOf(tx).getRepository(ServiceSecretEntity);
      const existing = await secrets.findOneBy({ name });
      if (existing !== null) return existing.value;
      const value = randomBytes(32).toString('hex');
      await secrets.insert({ name, value });
      return value;
    });
  }
}
