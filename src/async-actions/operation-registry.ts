import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ACTION_TYPES, type ActionType } from './action-type.js';
import type { Operation } from './operation.js';

/** The operations that modules registered, one for each type. */
@Injectable()
export class OperationRegistry implements OnApplicationBootstrap {
  private readonly operations = new Map<ActionType, Operation>();

  /** Call it while modules start. @throws Error when the type has an operation already. */
  register(operation: Operation): void {
    if (this.operations.has(operation.type)) {
      throw new Error(`There are two operations for ${operation.type}`);
    }
    this.operations.set(operation.type, operation);
  }

  /** @throws Error when the type has no operation, which the boot check excludes. */
  get(type: ActionType): Operation {
    const operation = this.operations.get(type);
    if (operation === undefined) throw new Error(`There is no operation for ${type}`);
    return operation;
  }

  onApplicationBootstrap(): void {
    ACTION_TYPES.forEach((type) => this.get(type));
  }
}
