import { Module } from '@nestjs/common';
import { PeriodicTasks } from './periodic-tasks.js';

/** What belongs to the process and to no resource. */
@Module({ providers: [PeriodicTasks], exports: [PeriodicTasks] })
export class RuntimeModule {}
