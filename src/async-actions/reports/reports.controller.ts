import { Controller, Get, Header, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../auth/access.decorator.js';
import { DomainError } from '../../errors/domain-error.js';
import { Produces } from '../../http/route-options.js';
import { readReportQuery } from './read-report-query.js';
import { ReportAnswer, type FileRequest } from './report-answer.js';
import { ReportService } from './report.service.js';
import { ReportDownload } from './reports.docs.js';

@ApiTags('Async Actions')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportService,
    private readonly answer: ReportAnswer,
  ) {}

  @Get(':file')
  @Public()
  @Produces('text/csv')
  @Header('cache-control', 'private, no-store')
  @ReportDownload()
  async download(
    @Param('file') name: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FileRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    if (!name.endsWith('.csv')) throw new DomainError('report_link_invalid');
    const actionId = name.slice(0, -'.csv'.length);
    const file = await this.reports.find(actionId, readReportQuery(query));
    const { status, headers, body } = await this.answer.to(request, file);
    reply.headers(headers);
    if (status === 416) throw new DomainError('range_not_satisfiable');
    reply.status(status);
    if (body === null) return undefined;
    const disposition = `attachment; filename="${file.name}"`;
    return new StreamableFile(body, { type: file.mediaType, disposition });
  }
}
