import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireManagement } from '../auth/access.decorator.js';
import { queryPipe } from '../http/validation.js';
import { parseQueryDate } from '../json/iso-date.js';
import { canonicalAddress } from '../net/client-address.js';
import { AuditService } from '../audit/audit.service.js';
import { AuditListResponse, toAuditListResponse } from './dto/audit-list.response.js';
import { ListAuditEntriesQuery } from './dto/list-audit-entries.query.js';

@ApiTags('Management')
@Controller('management/v1/audit-entries')
export class AuditController {
  constructor(private readonly service: AuditService) {}

  @Get()
  @RequireManagement()
  @ApiOperation({
    operationId: 'list-audit-entries',
    summary: 'List Audit Entries',
    description: 'Who did what, when and from where, newest first.',
  })
  @ApiOkResponse({ type: AuditListResponse })
  async list(@Query(queryPipe()) query: ListAuditEntriesQuery): Promise<AuditListResponse> {
    const page = {
      limit: query.limit,
      projectId: query.project_id,
      event: query.event,
      appId: query.app_id,
      address: query.address && (canonicalAddress(query.address) ?? query.address),
      requestId: query.request_id,
      resourceId: query.resource_id,
      from: momentOf(query.from),
      until: momentOf(query.until),
      startingAfterId: query.starting_after_id,
    };
    return toAuditListResponse(await this.service.list(page));
  }
}

function momentOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : (parseQueryDate(date) ?? undefined);
}
