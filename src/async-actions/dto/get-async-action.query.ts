import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsQueryInteger } from '../../http/query-rules.js';

const MAX_WAIT_SECONDS = 60;

/** How an action is asked for. */
export class GetAsyncActionQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_WAIT_SECONDS,
    description: 'Seconds to wait for the end of the action before it is answered as it stands.',
  })
  @IsOptional()
  @IsQueryInteger(1, MAX_WAIT_SECONDS)
  wait?: number;
}
