import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Admitted,
  type BulkChoices,
  Choices,
  DRY_RUN,
  MakesAction,
} from '../../async-actions/index.js';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import type { Principal } from '../../auth/principal.js';
import { RequestId } from '../../http/request-id.decorator.js';
import { JsonBody } from '../../http/route-options.js';
import { bodyPipe } from '../../http/validation.js';
import { PurgeKeyDto } from './purge-key.dto.js';
import { PurgeService } from './purge.service.js';

/**
 * The public API has purges in its dashboard only, so the route is ours. It belongs to the schema,
 * because only a removed definition can be purged; it is a POST that answers 202, as every route that
 * starts an action; and the key is in the body, because any text is a metadata key, the empty one and
 * one with slashes too, which no path could name.
 */
@ApiTags('Metadata Schemas')
@Controller('v1/metadata-schemas')
export class PurgeController {
  constructor(private readonly service: PurgeService) {}

  @Post(':schemaId/purge')
  @RequireScope('metadata-schemas')
  @JsonBody(['key'])
  @MakesAction(DRY_RUN)
  @ApiOperation({
    operationId: 'purge-metadata-key',
    summary: 'Purge Metadata Key',
    description:
      'Removes the key of a removed definition from the metadata of every voucher, after every bulk ' +
      'request that was accepted before. The definition leaves the schema at the end, unless it was ' +
      'sent again in the meantime. It cannot be taken back.',
  })
  @ApiParam({ name: 'schemaId', example: 'ms_27vMXZqBAkkqBoOuw8EYTRLn' })
  purge(
    @Caller() principal: Principal,
    @RequestId() requestId: string,
    @Param('schemaId') schemaId: string,
    @Choices() choices: BulkChoices,
    @Body(bodyPipe()) { key }: PurgeKeyDto,
  ): Promise<Admitted> {
    return this.service.start({ principal, requestId, schemaId, key, ...choices });
  }
}
