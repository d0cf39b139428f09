import { ApiProperty } from '@nestjs/swagger';
import { AsyncActionBaseResponse, toBaseResponse } from '../dto/async-action.response.js';
import { isHeld } from '../async-action.js';
import type { ProjectQueue } from './project-queue.service.js';

/** How the queue of the project's bulk requests stands. */
export class ProjectQueueResponse {
  @ApiProperty({ type: 'integer', description: 'Bulk requests that have not ended.' })
  depth!: number;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Milliseconds since the oldest of them was accepted; null when there is none.',
  })
  oldest_wait!: number | null;
  @ApiProperty({
    type: AsyncActionBaseResponse,
    nullable: true,
    description: 'The oldest of them: what runs, or is the next to run.',
  })
  head!: AsyncActionBaseResponse | null;
  @ApiProperty({ description: 'True while the queue, or the request at its head, is paused.' })
  is_held!: boolean;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'Since when the queue itself is paused.',
  })
  paused_at!: string | null;
  @ApiProperty({ example: 'async_action_queue' }) object!: 'async_action_queue';
}

/** The object of the queue. */
export function toQueueResponse(queue: ProjectQueue, nowMs: number): ProjectQueueResponse {
  const { depth, head, pausedAt } = queue;
  return {
    depth,
    oldest_wait: head === null ? null : Math.max(0, nowMs - head.createdAt),
    head: head === null ? null : toBaseResponse(head),
    is_held: pausedAt !== null || (head !== null && isHeld(head)),
    paused_at: pausedAt === null ? null : new Date(pausedAt).toISOString(),
    object: 'async_action_queue',
  };
}
