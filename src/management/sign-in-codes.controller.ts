import { Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireManagement } from '../auth/access.decorator.js';
import { SignInCodesService } from '../auth/sign-in-codes/sign-in-codes.service.js';
import { SignInCodeResponse, toSignInCodeResponse } from './dto/sign-in-code.response.js';

@ApiTags('Management')
@Controller('management/v1/keys/:appId/sign-in-codes')
export class SignInCodesController {
  constructor(private readonly service: SignInCodesService) {}

  @Post()
  @RequireManagement()
  @ApiOperation({
    operationId: 'create-sign-in-code',
    summary: 'Create Sign-in Code',
    description:
      'A link that signs somebody in to the console with the rights of the key, for 15 minutes. It is good once, and ' +
      'for five minutes.',
  })
  @ApiCreatedResponse({ type: SignInCodeResponse })
  async create(@Param('appId') appId: string): Promise<SignInCodeResponse> {
    return toSignInCodeResponse(await this.service.create(appId, Date.now()));
  }
}
