import { ApiProperty } from '@nestjs/swagger';
import type { AsyncAction } from '../async-action.js';
import { AsyncActionBaseResponse, toBaseResponse } from './async-action.response.js';

/** A page of actions, newest first. */
export class AsyncActionListResponse {
  @ApiProperty({ example: 'list' }) object!: 'list';
  @ApiProperty({ example: 'async_actions' }) data_ref!: 'async_actions';
  @ApiProperty({ type: [AsyncActionBaseResponse] }) async_actions!: AsyncActionBaseResponse[];
  @ApiProperty() has_more!: boolean;
}

/** The list object. */
export function toListResponse(page: {
  actions: readonly AsyncAction[];
  hasMore: boolean;
}): AsyncActionListResponse {
  return {
    object: 'list',
    data_ref: 'async_actions',
    async_actions: page.actions.map(toBaseResponse),
    has_more: page.hasMore,
  };
}
