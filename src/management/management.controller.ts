import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { JsonBody } from '../http/route-options.js';
import { bodyPipe } from '../http/validation.js';
import { parseIsoDate } from '../json/iso-date.js';
import { RequireManagement } from '../auth/access.decorator.js';
import { CreateKeyDto, CreateProjectDto } from './dto/management.dto.js';
import {
  KeyResponse,
  ProjectResponse,
  toKeyResponse,
  toProjectResponse,
} from './dto/management.response.js';
import { KeysService } from '../auth/keys/keys.service.js';

@ApiTags('Management')
@Controller('management/v1')
export class ManagementController {
  constructor(private readonly service: KeysService) {}

  @Post('projects')
  @RequireManagement()
  @JsonBody(['name'])
  @ApiOperation({ operationId: 'create-project', summary: 'Create Project' })
  @ApiCreatedResponse({ type: ProjectResponse })
  async createProject(@Body(bodyPipe()) { name }: CreateProjectDto): Promise<ProjectResponse> {
    return toProjectResponse(await this.service.createProject(name));
  }

  @Get('projects')
  @RequireManagement()
  @ApiOperation({ operationId: 'list-projects', summary: 'List Projects' })
  @ApiOkResponse({ type: [ProjectResponse] })
  async listProjects(): Promise<ProjectResponse[]> {
    return (await this.service.listProjects()).map(toProjectResponse);
  }

  @Post('projects/:projectId/keys')
  @RequireManagement()
  @JsonBody(['name', 'scopes', 'allowed_ips', 'expires_at'])
  @ApiOperation({
    operationId: 'create-key',
    summary: 'Create Key',
    description: 'The answer holds the token, which is shown this once.',
  })
  @ApiCreatedResponse({ type: KeyResponse })
  async createKey(
    @Param('projectId') projectId: string,
    @Body(bodyPipe()) body: CreateKeyDto,
  ): Promise<KeyResponse> {
    const expiresAt = body.expires_at === undefined ? null : parseIsoDate(body.expires_at);
    const { name, scopes, allowed_ips: allowedIps } = body;
    return toKeyResponse(
      await this.service.createKey(projectId, { name, scopes, allowedIps, expiresAt }),
    );
  }

  @Get('projects/:projectId/keys')
  @RequireManagement()
  @ApiOperation({ operationId: 'list-keys', summary: 'List Keys' })
  @ApiOkResponse({ type: [KeyResponse] })
  async listKeys(@Param('projectId') projectId: string): Promise<KeyResponse[]> {
    return (await this.service.listKeys(projectId)).map(toKeyResponse);
  }

  @Post('keys/:appId/rotate')
  @HttpCode(200)
  @RequireManagement()
  @ApiOperation({
    operationId: 'rotate-key',
    summary: 'Rotate Key',
    description:
      'Replaces the token of the key and returns the new one. Bearer tokens that were issued before stay valid.',
  })
  @ApiOkResponse({ type: KeyResponse })
  async rotate(@Param('appId') appId: string): Promise<KeyResponse> {
    return toKeyResponse(await this.service.rotate(appId));
  }

  @Post('keys/:appId/revoke')
  @HttpCode(200)
  @RequireManagement()
  @ApiOperation({
    operationId: 'revoke-key',
    summary: 'Revoke Key',
    description: 'Ends the key and its bearer tokens.',
  })
  @ApiOkResponse({ type: KeyResponse })
  async revoke(@Param('appId') appId: string): Promise<KeyResponse> {
    return toKeyResponse(await this.service.revoke(appId));
  }
}
