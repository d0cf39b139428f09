import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireManagement } from '../auth/access.decorator.js';
import { KeysService } from '../auth/keys/keys.service.js';
import { JsonBody } from '../http/route-options.js';
import { bodyPipe } from '../http/validation.js';
import { QuotasService } from '../quotas/quotas.service.js';
import { ChangeProjectDto } from './dto/management.dto.js';
import { ProjectQuotaResponse, toProjectQuotaResponse } from './dto/management.response.js';

@ApiTags('Management')
@Controller('management/v1/projects/:projectId')
export class QuotasController {
  constructor(
    private readonly projects: KeysService,
    private readonly quotas: QuotasService,
  ) {}

  @Get()
  @RequireManagement()
  @ApiOperation({
    operationId: 'get-project',
    summary: 'Get Project',
    description: 'What the project has of the queue and of the disk, and may have.',
  })
  @ApiOkResponse({ type: ProjectQuotaResponse })
  async get(@Param('projectId') projectId: string): Promise<ProjectQuotaResponse> {
    const project = await this.projects.requireProject(projectId);
    return toProjectQuotaResponse(project, await this.quotas.of(projectId));
  }

  @Patch()
  @RequireManagement()
  @JsonBody(['max_unfinished_actions', 'max_stored_bytes'])
  @ApiOperation({
    operationId: 'update-project',
    summary: 'Update Project',
    description: 'Changes the limits of the project, from its next bulk request on.',
  })
  @ApiOkResponse({ type: ProjectQuotaResponse })
  async change(
    @Param('projectId') projectId: string,
    @Body(bodyPipe()) body: ChangeProjectDto,
  ): Promise<ProjectQuotaResponse> {
    const project = await this.projects.requireProject(projectId);
    const quota = await this.quotas.change(projectId, {
      maxUnfinishedActions: body.max_unfinished_actions,
      maxStoredBytes: body.max_stored_bytes,
    });
    return toProjectQuotaResponse(project, quota);
  }
}
