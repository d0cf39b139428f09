import { ApiProperty } from '@nestjs/swagger';
import type { ListedActions } from '../finding/action-finder.js';
import { AsyncActionBaseResponse, toBaseResponse } from './async-action.response.js';

/** A page of actions, newest first. */
export class AsyncActionListResponse {
  @ApiProperty({ example: 'list' }) object!: 'list';
  @ApiProperty({ example: 'async_actions' }) data_ref!: 'async_actions';
  @ApiProperty({ type: [AsyncActionBaseResponse] }) async_actions!: AsyncActionBaseResponse[];
  @ApiProperty() has_more!: boolean;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'aa_0c555e8115d7b64504',
    description: 'What to send as `starting_after_id` for the actions that follow, if any do.',
  })
  more_starting_after!: string | null;
}

/** The list object. */
export function toListResponse({ actions, goesOnBehind }: ListedActions): AsyncActionListResponse {
  return {
    object: 'list',
    data_ref: 'async_actions',
    async_actions: actions.map(toBaseResponse),
    has_more: goesOnBehind !== null,
    more_starting_after: goesOnBehind,
  };
}
