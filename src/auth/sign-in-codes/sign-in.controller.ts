import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { ClientAddress } from '../../http/client-address.decorator.js';
import { FormBody } from '../../http/route-options.js';
import { CredentialsInBody } from '../access.decorator.js';
import { AccessTokenResponse, toAccessTokenResponse } from '../oauth/dto/access-token.response.js';
import { SignInFormDto, signInFormPipe } from './dto/sign-in-form.dto.js';
import { SignInCodesService } from './sign-in-codes.service.js';

@ApiTags('OAuth')
@ApiConsumes('application/x-www-form-urlencoded')
@Controller('v1/oauth')
export class SignInController {
  constructor(private readonly service: SignInCodesService) {}

  @Post('sign-in')
  @HttpCode(200)
  @CredentialsInBody()
  @FormBody()
  @ApiOperation({
    operationId: 'sign-in',
    summary: 'Exchange Sign-in Code',
    description:
      'Returns a bearer token for the code of a sign-in link, with the rights of its key. A code is good once, and for ' +
      'five minutes. A wrong one counts as a failed login.',
  })
  @ApiBody({ type: SignInFormDto })
  @ApiOkResponse({ type: AccessTokenResponse })
  @ApiResponse({ status: 401, description: 'The code is wrong, used or has ended.' })
  @ApiResponse({ status: 429, description: 'The address failed to log in too often.' })
  async signIn(
    @Body(signInFormPipe()) { code }: SignInFormDto,
    @ClientAddress() address: string | null,
  ): Promise<AccessTokenResponse> {
    const nowMs = Date.now();
    const issued = await this.service.redeem(code, address, nowMs);
    return toAccessTokenResponse(issued.token, issued, nowMs);
  }
}
