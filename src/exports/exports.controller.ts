import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Caller, CallerUnlessLinked, RequireScope } from '../auth/access.decorator.js';
import type { Principal } from '../auth/principal.js';
import { DomainError } from '../errors/domain-error.js';
import { QueryExamples } from '../http/query-examples.decorator.js';
import { FollowedWith, JsonBody } from '../http/route-options.js';
import { queryPipe } from '../http/validation.js';
import { ExportDownloadService } from './download/export-download.service.js';
import { ExportLink } from './download/export-link.js';
import { CREATE_EXPORT_EXAMPLES, CreateExportDto } from './dto/create-export.docs.js';
import { CreateExportPipe } from './dto/create-export.pipe.js';
import { ExportListResponse, ExportResponse, toExportResponse } from './dto/export.response.js';
import { GetExportQuery } from './dto/get-export.query.js';
import { ListExportsPipe } from './dto/list-exports.pipe.js';
import { ListExportsQuery, toExportPage } from './dto/list-exports.query.js';
import type { Export, ExportParameters } from './export.js';
import { ExportsService } from './exports.service.js';

const EXPORT_ID = { name: 'exportId', example: 'exp_CGnCVltmWjI9V1pGlnunw2Nf' };
const TOKEN = 'b3b453536939feef1fea34fe19c37f54e19ca7fb475cb26b7394057fae58d5756c8ad565';

@ApiTags('Exports')
@ApiExtraModels(ExportResponse)
@Controller('v1/exports')
export class ExportsController {
  constructor(
    private readonly service: ExportsService,
    private readonly downloads: ExportDownloadService,
    private readonly links: ExportLink,
  ) {}

  @Post()
  @HttpCode(200)
  @RequireScope('exports')
  @JsonBody(['exported_object', 'parameters'])
  @ApiOperation({
    operationId: 'create-export',
    summary: 'Create Export',
    description:
      'Writes vouchers to a CSV file, in the background. Every voucher that is there and selected all the while is in it ' +
      'once; of one that is added, changed or deleted meanwhile the file has what was read. At most ten exports of a ' +
      'project wait.',
  })
  @ApiBody({ type: CreateExportDto, examples: CREATE_EXPORT_EXAMPLES })
  @ApiOkResponse({ type: ExportResponse })
  async create(
    @Caller() { projectId }: Principal,
    @Body(CreateExportPipe) parameters: ExportParameters,
  ): Promise<ExportResponse> {
    return this.present(await this.service.create(projectId, parameters));
  }

  @Get()
  @RequireScope('exports')
  @ApiOperation({
    operationId: 'list-exports',
    summary: 'List Exports',
    description: 'The exports of the project, newest first.',
  })
  @QueryExamples('limit=20&page=1&order=-status')
  @ApiOkResponse({ type: ExportListResponse })
  async list(
    @Caller() { projectId }: Principal,
    @Query(ListExportsPipe) query: ListExportsQuery,
  ): Promise<ExportListResponse> {
    const { exports, total } = await this.service.list(projectId, toExportPage(query));
    const presented = exports.map((one) => this.present(one));
    return { object: 'list', data_ref: 'exports', exports: presented, total };
  }

  @Get(':exportId')
  @RequireScope('exports')
  @FollowedWith('token')
  @ApiOperation({
    operationId: 'get-export',
    summary: 'Get Export, Download Export',
    description:
      'The state of an export. With the token that `result.url` has, the file: that link needs no key and works until ' +
      '`available_till`.',
  })
  @ApiParam(EXPORT_ID)
  @QueryExamples('', `token=${TOKEN}&raw=true&excel=true`)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ExportResponse) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  async get(
    @CallerUnlessLinked() caller: Principal | null,
    @Param('exportId') id: string,
    @Query(queryPipe()) { token, raw, excel }: GetExportQuery,
  ): Promise<ExportResponse | StreamableFile> {
    if (token === undefined) {
      if (caller === null) throw new DomainError('unauthorized');
      return this.present(await this.service.get(caller.projectId, id));
    }
    const file = await this.downloads.open(id, token, { raw, excel });
    return new StreamableFile(file, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${id.replace(/[^\w-]/g, '_')}.csv"`,
    });
  }

  @Delete(':exportId')
  @HttpCode(204)
  @RequireScope('exports')
  @ApiOperation({
    operationId: 'delete-export',
    summary: 'Delete Export',
    description: 'Deletes the export and its file. One that is still being written ends.',
  })
  @ApiParam(EXPORT_ID)
  @ApiNoContentResponse({ description: 'Deleted.' })
  async delete(@Caller() { projectId }: Principal, @Param('exportId') id: string): Promise<void> {
    await this.service.delete(projectId, id);
  }

  private present(one: Export): ExportResponse {
    return toExportResponse(one, this.links.of(one));
  }
}
