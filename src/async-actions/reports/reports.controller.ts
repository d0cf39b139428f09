import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Public } from '../../auth/access.decorator.js';
import { DomainError } from '../../errors/domain-error.js';
import { readBoolean } from '../../http/query-boolean.js';
import { Produces } from '../../http/route-options.js';
import { ReportService, type ReportQuery } from './report.service.js';

const SIGNED_PARAMETERS = ['expires', 'key', 'signature'];

@ApiTags('Async Actions')
@Controller('reports')
export class ReportsController {
  constructor(private readonly reports: ReportService) {}

  @Get(':file')
  @Public()
  @Produces('text/csv')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({
    operationId: 'download-report',
    summary: 'Download Report',
    description:
      'The CSV behind a link of `result.reports`: one line a row of the request, in its order. The link ' +
      'needs no key and works until `reports_available_till`.',
  })
  @ApiQuery({ name: 'expires' })
  @ApiQuery({ name: 'key' })
  @ApiQuery({ name: 'signature' })
  @ApiQuery({
    name: 'raw',
    required: false,
    schema: { type: 'boolean', default: false },
    description: '`true` leaves cells that a spreadsheet would take for a formula as they are.',
  })
  @ApiProduces('text/csv')
  async download(
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
  ): Promise<StreamableFile> {
    if (!file.endsWith('.csv')) throw new DomainError('report_link_invalid');
    const csv = await this.reports.open(file.slice(0, -'.csv'.length), readQuery(query));
    return new StreamableFile(csv, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${file.replace(/[^\w.-]/g, '_')}"`,
    });
  }
}

/** Exactly the signed parameters and `raw`; any other makes the link an altered one. */
function readQuery(query: Record<string, unknown>): ReportQuery {
  const { raw, ...signed } = query;
  const isRaw = typeof raw === 'string' ? readBoolean(raw) : raw === undefined ? false : null;
  const isComplete = SIGNED_PARAMETERS.every((name) => typeof signed[name] === 'string');
  const hasOthers = Object.keys(signed).length !== SIGNED_PARAMETERS.length;
  if (!isComplete || hasOthers || isRaw === null) {
    throw new DomainError('report_link_invalid');
  }
  return { ...(signed as Omit<ReportQuery, 'raw'>), raw: isRaw };
}
