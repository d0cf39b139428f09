import { ApiProperty } from '@nestjs/swagger';
import type { NewSignInCode } from '../../auth/sign-in-codes/sign-in-codes.service.js';

const CODE = 'Q1ABCde2FGHijKl3m4NO5pqR6STUv7wxYzAbc8dE90FgH1IJkL';

/** A code that signs somebody in, once. */
export class SignInCodeResponse {
  @ApiProperty({ example: CODE, description: 'Not shown again.' }) code!: string;
  @ApiProperty({
    example: `http://localhost:3000/console/#sign-in=${CODE}`,
    description: 'Leads to the console and signs in there.',
  })
  url!: string;
  @ApiProperty({ description: 'The key whose rights the sign-in gets.' }) app_id!: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) expires_at!: string;
  @ApiProperty({ example: 'sign_in_code' }) object!: 'sign_in_code';
}

/** The code object. */
export function toSignInCodeResponse(made: NewSignInCode): SignInCodeResponse {
  return {
    code: made.code,
    url: made.url,
    app_id: made.appId,
    expires_at: new Date(made.expiresAt).toISOString(),
    object: 'sign_in_code',
  };
}
