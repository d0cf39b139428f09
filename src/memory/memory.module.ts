import { Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { MemoryBudget } from './memory-budget.js';

/** The memory budget of the process. */
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
