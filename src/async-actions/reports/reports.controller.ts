import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Public } from '../../auth/access.decorator.js';
import { DomainError } from '../../errors/domain-error.js';
import { QueryExamples } from '../../http/query-examples.decorator.js';
import { readBoolean } from '../../http/query-boolean.js';
import { Produces } from '../../http/route-options.js';
import { ReportService, type ReportQuery } from './report.service.js';

const SIGNED_PARAMETERS = ['expires', 'key', 'signature'];
const FLAG = { required: false, schema: { type: 'boolean', default: false } } as const;
const RAW = {
  name: 'raw',
  ...FLAG,
  description:
    'Leaves cells as they are. Otherwise a cell that a spreadsheet would take for a formula begins with an ' +
    'apostrophe, so a code such as `-50OFF` is not exact. `true`, `false`, `1` or `0` in any case.',
};

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
      'needs no key, works until `reports_available_till` and answers whatever the client accepts. `raw` and `excel` ' +
      'stand outside the signature, so they can be put behind any link.',
  })
  @ApiQuery({ name: 'expires' })
  @ApiQuery({ name: 'key' })
  @ApiQuery({ name: 'signature' })
  @ApiQuery(RAW)
  @ApiQuery({
    name: 'excel',
    ...FLAG,
    description:
      'Begins the file with the mark by which Excel knows UTF-8. `true`, `false`, `1` or `0` in any case.',
  })
  @QueryExamples('raw=true', 'excel=true')
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

/** Exactly the signed parameters, `raw` and `excel`; any other makes the link an altered one. */
function readQuery(query: Record<string, unknown>): ReportQuery {
  const { raw, excel, ...signed } = query;
  const isComplete = SIGNED_PARAMETERS.every((name) => typeof signed[name] === 'string');
  const hasOthers = Object.keys(signed).length !== SIGNED_PARAMETERS.length;
  if (!isComplete || hasOthers) throw new DomainError('report_link_invalid');
  const link = signed as Omit<ReportQuery, 'raw' | 'excel'>;
  return { ...link, raw: readFlag(raw), excel: readFlag(excel) };
}

function readFlag(value: unknown): boolean {
  if (value === undefined) return false;
  const flag = typeof value === 'string' ? readBoolean(value) : null;
  if (flag === null) throw new DomainError('report_link_invalid');
  return flag;
}
