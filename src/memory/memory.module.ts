import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { MemoryBudget } from './memory-budget.js';

/** Gives every module the memory budget of the process. */
@Global()
@Module({
  providers: [
    {
      provide: MemoryBudget,
      inject: [Settings],
      useFactory: ({ maxBodyMemoryBytes }: Settings) => new MemoryBudget(maxBodyMemoryBytes),
    },
  ],
  exports: [MemoryBudget],
})
export class MemoryModule {}
