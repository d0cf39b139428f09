import { ApiProperty } from '@nestjs/swagger';

/** The answer to every accepted bulk request. */
export class AsyncActionIdResponse {
  @ApiProperty({
    description: 'Names the action in `GET /v1/async-actions/{asyncActionId}`.',
    example: 'aa_0ab2df092385be5ca5',
  })
  async_action_id!: string;
}
