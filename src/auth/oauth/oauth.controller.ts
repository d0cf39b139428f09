import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FormBody } from '../../http/route-options.js';
import { Caller, RequireKey } from '../access.decorator.js';
import type { Principal } from '../principal.js';
import {
  AccessTokenResponse,
  IntrospectionResponse,
  toAccessTokenResponse,
} from './dto/access-token.response.js';
import {
  AccessTokenFormDto,
  accessTokenFormPipe,
  TokenFormDto,
  tokenFormPipe,
} from './dto/oauth-forms.dto.js';
import { OauthService } from './oauth.service.js';

@ApiTags('OAuth')
@ApiConsumes('application/x-www-form-urlencoded')
@Controller('v1/oauth')
export class OauthController {
  constructor(private readonly service: OauthService) {}

  @Post('token')
  @HttpCode(200)
  @RequireKey()
  @FormBody()
  @ApiOperation({
    operationId: 'generate-oauth-token',
    summary: 'Generate OAuth 2.0 Token',
    description:
      'Returns a bearer token. It is valid for 15 minutes and has at most the rights of its key.',
  })
  @ApiBody({ type: TokenFormDto })
  @ApiOkResponse({ type: AccessTokenResponse })
  async token(
    @Caller() client: Principal,
    @Body(tokenFormPipe()) { scope }: TokenFormDto,
  ): Promise<AccessTokenResponse> {
    const nowMs = Date.now();
    const issued = await this.service.issue(client, scope, nowMs);
    return toAccessTokenResponse(issued.token, issued, nowMs);
  }

  @Post('introspect')
  @HttpCode(200)
  @RequireKey()
  @FormBody()
  @ApiOperation({
    operationId: 'introspect-oauth-token',
    summary: 'Introspect OAuth 2.0 Token',
    description: 'Returns whether a token of the project is valid, and what it allows.',
  })
  @ApiBody({ type: AccessTokenFormDto })
  @ApiOkResponse({
    type: IntrospectionResponse,
    description: 'Of an unknown token only that it is not active.',
  })
  async introspect(
    @Caller() client: Principal,
    @Body(accessTokenFormPipe()) { access_token: token }: AccessTokenFormDto,
  ): Promise<IntrospectionResponse> {
    const nowMs = Date.now();
    const found = await this.service.introspect(client, token, nowMs);
    if (found === null) return { active: false };
    return { ...toAccessTokenResponse(token, found, nowMs), active: true };
  }

  @Post('token/revoke')
  @RequireKey()
  @FormBody()
  @ApiOperation({
    operationId: 'revoke-oauth-token',
    summary: 'Revoke OAuth 2.0 Token',
    description: 'Ends a token of the project at once. An unknown one answers 404 without a body.',
  })
  @ApiBody({ type: AccessTokenFormDto })
  @ApiResponse({ status: 204, description: 'The token has ended.' })
  @ApiResponse({ status: 404, description: 'There is no such token.' })
  async revoke(
    @Caller() client: Principal,
    @Body(accessTokenFormPipe()) { access_token: token }: AccessTokenFormDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const revoked = await this.service.revoke(client, token);
    reply.code(revoked ? 204 : 404);
  }
}
