import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { BulkOperation } from './bulk-operation.decorator.js';
import type { Operation } from './operation.js';

/** The operations of all modules, one for each type. */
@Injectable()
export class OperationRegistry implements OnModuleInit, OnApplicationBootstrap {
  private readonly operations = new Map<string, Operation>();
  private readonly expected = new Set<string>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Finds the providers with {@link BulkOperation}. */
  onModuleInit(): void {
    for (const provider of this.discovery.getProviders({ metadataKey: BulkOperation.KEY })) {
      const type = this.discovery.getMetadataByDecorator(BulkOperation, provider);
      if (type !== undefined) this.register(type, provider.instance as Operation);
    }
  }

  /** @throws Error when a type that is accepted has no operation */
  onApplicationBootstrap(): void {
    this.expected.forEach((type) => this.get(type));
  }

  /** Announces that actions of this type will be accepted. Call it while modules start. */
  expect(type: string): void {
    this.expected.add(type);
  }

  /** @throws Error when the type has an operation already */
  register(type: string, operation: Operation): void {
    if (this.operations.has(type)) throw new Error(`There are two operations for ${type}`);
    this.operations.set(type, operation);
  }

  /** @throws Error when the type has no operation, which the boot excludes for types that are accepted */
  get(type: string): Operation {
    const operation = this.operations.get(type);
    if (operation === undefined) throw new Error(`There is no operation for ${type}`);
    return operation;
  }

  /** The types of all operations, sorted. */
  get types(): string[] {
    return [...this.operations.keys()].sort();
  }
}
