import { Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { BulkOperation } from './bulk-operation.decorator.js';
import type { Operation, PreparedChunk } from './operation.js';
import { OperationRegistry } from './operation-registry.js';

const TYPE = 'COUPONS.STAMP';

/** An operation of nobody's, which does nothing. */
class Nothing implements Operation {
  readonly plainSuccess = { found: true, updated: true };

  prepare(): Promise<PreparedChunk> {
    return Promise.reject(new Error('Nothing to prepare'));
  }

  presentResult(): Record<string, unknown> {
    return {};
  }
}

@BulkOperation(TYPE)
class Stamp extends Nothing {}

@BulkOperation(TYPE)
class StampAgain extends Nothing {}

/** Starts an application with these operations in a module of their own, and closes it at the end. */
async function started<T>(
  operations: Type<Operation>[],
  look: (registry: OperationRegistry) => T,
  expected: string[] = [],
): Promise<T> {
  @Module({ providers: operations })
  class CouponsModule {}
  @Module({
    imports: [DiscoveryModule, CouponsModule],
    providers: [
      OperationRegistry,
      {
        provide: 'routes',
        inject: [OperationRegistry],
        useFactory: (registry: OperationRegistry) =>
          expected.forEach((type) => registry.expect(type)),
      },
    ],
  })
  class ServiceModule {}
  const app = await NestFactory.createApplicationContext(ServiceModule, {
    logger: false,
    abortOnError: false,
  });
  return Promise.resolve(look(app.get(OperationRegistry))).finally(() => app.close());
}

describe('OperationRegistry', () => {
  it('finds the operation of a type by its decorator, in whichever module it is', async () => {
    const found = await started([Stamp], (registry) => registry.get(TYPE), [TYPE]);

    expect(found).toBeInstanceOf(Stamp);
  });

  it('lists the types of all operations', async () => {
    expect(await started([Stamp], (registry) => registry.types)).toEqual([TYPE]);
  });

  it('ends the boot when a type has two operations', async () => {
    const boot = started([Stamp, StampAgain], () => undefined);

    await expect(boot).rejects.toThrow(`There are two operations for ${TYPE}`);
  });

  it('ends the boot when a type that is accepted has no operation', async () => {
    const boot = started([Nothing], () => undefined, [TYPE]);

    await expect(boot).rejects.toThrow(`There is no operation for ${TYPE}`);
  });
});
