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
import { DomainError } from '../../errors/domain-error.js';
import { FormBody } from '../../http/route-options.js';
import { Caller, RequireKey } from '../access.decorator.js';
import type { Principal } from '../principal.js';
import {
  AccessTokenResponse,
  IntrospectionResponse,
  toAccessTokenResponse,
} from './dto/access-token.response.js';
import { AccessTokenFormDto, TokenFormDto } from './dto/oauth-forms.dto.js';
import { OauthService } from './oauth.service.js';

type Form = Readonly<Record<string, string>> | undefined;

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
      'Gives a bearer token that lives for 15 minutes and can do at most what its key can.',
  })
  @ApiBody({ type: TokenFormDto })
  @ApiOkResponse({ type: AccessTokenResponse })
  async token(@Caller() client: Principal, @Body() form: Form): Promise<AccessTokenResponse> {
    if (form?.grant_type !== 'client_credentials') throw new DomainError('invalid_grant_type');
    const nowMs = Date.now();
    const issued = await this.service.issue(client, form.scope, nowMs);
    return toAccessTokenResponse(issued.token, issued, nowMs);
  }

  @Post('introspect')
  @HttpCode(200)
  @RequireKey()
  @FormBody()
  @ApiOperation({
    operationId: 'introspect-oauth-token',
    summary: 'Introspect OAuth 2.0 Token',
    description: 'Tells whether a token of the project lives, and what it is good for.',
  })
  @ApiBody({ type: AccessTokenFormDto })
  @ApiOkResponse({
    type: IntrospectionResponse,
    description: 'Of an unknown token only that it is not active.',
  })
  async introspect(
    @Caller() client: Principal,
    @Body() form: Form,
  ): Promise<IntrospectionResponse> {
    const token = requireToken(form);
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
    @Body() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const revoked = await this.service.revoke(client, requireToken(form));
    reply.code(revoked ? 204 : 404);
  }
}

function requireToken(form: Form): string {
  const token = form?.access_token;
  if (token === undefined || token === '') throw new DomainError('missing_parameters');
  return token;
}
