import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiBody,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, RequireScope } from '../auth/access.decorator.js';
import { LargeAnswer } from '../http/route-options.js';
import type { Principal } from '../auth/principal.js';
import { HangUp } from '../http/hang-up.js';
import { JsonBody } from '../http/route-options.js';
import { DEFINITIONS_EXAMPLE } from './dto/definition.dto.js';
import { DefinitionDto } from './dto/definition.dto.js';
import {
  MetadataSchemaListResponse,
  MetadataSchemaResponse,
  toSchemaListResponse,
  toSchemaResponse,
} from './dto/metadata-schema.response.js';
import { SchemaBodyPipe } from './dto/schema-body.pipe.js';
import {
  CreateSchemaBodyDto,
  CreateSchemaDto,
  UpdateSchemaBodyDto,
  UpdateSchemaDto,
} from './dto/schema-fields.dto.js';
import { MetadataSchemasService, type SchemaFields } from './metadata-schemas.service.js';

const SCHEMA_ID = { name: 'schemaId', example: 'ms_27vMXZqBAkkqBoOuw8EYTRLn' };

@ApiTags('Metadata Schemas')
@ApiExtraModels(DefinitionDto)
@Controller('v1/metadata-schemas')
export class MetadataSchemasController {
  constructor(private readonly service: MetadataSchemasService) {}

  @Get()
  @RequireScope('metadata-schemas')
  @LargeAnswer()
  @ApiOperation({
    operationId: 'list-metadata-schemas',
    summary: 'List Metadata Schemas',
    description: 'Every schema of the project, oldest first.',
  })
  @ApiOkResponse({ type: MetadataSchemaListResponse })
  async list(@Caller() caller: Principal): Promise<MetadataSchemaListResponse> {
    return toSchemaListResponse(await this.service.list(caller.projectId));
  }

  @Get(':resource')
  @RequireScope('metadata-schemas')
  @ApiOperation({
    operationId: 'get-metadata-schema',
    summary: 'Get Metadata Schema',
    description:
      'The schema of a resource, or of nested objects, with this name, or the one with this `ms_` id.',
  })
  @ApiParam({ name: 'resource', example: 'voucher' })
  @ApiOkResponse({ type: MetadataSchemaResponse })
  async get(
    @Caller() caller: Principal,
    @Param('resource') resource: string,
  ): Promise<MetadataSchemaResponse> {
    return toSchemaResponse(await this.service.get(caller.projectId, resource));
  }

  @Post()
  @HttpCode(200)
  @RequireScope('metadata-schemas')
  @JsonBody(['related_object', 'allow_defined_only'], 'properties')
  @ApiOperation({
    operationId: 'create-metadata-schema',
    summary: 'Create Metadata Schema',
    description:
      'Makes the schema of a resource. The voucher schema holds for every voucher that is written from ' +
      'then on. A new voucher must have the required keys. A change is held to the keys that it sends, ' +
      'and cannot set a required one to `null`; what vouchers have already is not looked at.',
  })
  @ApiBody({ type: CreateSchemaBodyDto })
  @ApiOkResponse({ type: MetadataSchemaResponse })
  async create(
    @Caller() caller: Principal,
    @Body(SchemaBodyPipe(CreateSchemaDto, ['related_object']))
    body: CreateSchemaDto & SchemaFields,
    @HangUp() hangUp: AbortSignal,
  ): Promise<MetadataSchemaResponse> {
    const { projectId } = caller;
    const { related_object: name } = body;
    return toSchemaResponse(await this.service.create(projectId, name, body, hangUp));
  }

  @Put(':schemaId')
  @RequireScope('metadata-schemas')
  @JsonBody(['related_object', 'allow_defined_only'], 'properties')
  @ApiOperation({
    operationId: 'update-metadata-schema',
    summary: 'Update Metadata Schema',
    description:
      'A definition that is sent replaces the one of its key completely; definitions that are not sent ' +
      'stay. `deleted: true` removes one, and sending it again brings it back.',
  })
  @ApiParam(SCHEMA_ID)
  @ApiBody({
    type: UpdateSchemaBodyDto,
    examples: {
      definitions: { summary: 'Definitions', value: { properties: DEFINITIONS_EXAMPLE } },
    },
  })
  @ApiOkResponse({ type: MetadataSchemaResponse })
  async update(
    @Caller() caller: Principal,
    @Param('schemaId') id: string,
    @Body(SchemaBodyPipe(UpdateSchemaDto)) body: UpdateSchemaDto & SchemaFields,
    @HangUp() hangUp: AbortSignal,
  ): Promise<MetadataSchemaResponse> {
    return toSchemaResponse(await this.service.update(caller.projectId, id, body, hangUp));
  }

  @Delete(':schemaId')
  @HttpCode(204)
  @RequireScope('metadata-schemas')
  @ApiOperation({
    operationId: 'delete-metadata-schema',
    summary: 'Delete Metadata Schema',
    description: 'Deletes the schema with its definitions. Metadata of resources stays as it is.',
  })
  @ApiParam(SCHEMA_ID)
  @ApiNoContentResponse()
  async remove(@Caller() caller: Principal, @Param('schemaId') id: string): Promise<void> {
    await this.service.remove(caller.projectId, id);
  }
}
