import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Equals, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { formPipe } from '../../../http/validation.js';

const GRANT_TYPE = 'client_credentials';

/** The form that asks for a token. */
export class TokenFormDto {
  @ApiProperty({ example: GRANT_TYPE })
  @Equals(GRANT_TYPE)
  grant_type!: string;

  @ApiPropertyOptional({
    description:
      'Scopes separated by spaces; without it the token gets those of the key. Every scope of the public API can ' +
      'be asked for.',
    example: 'api',
  })
  @IsOptional()
  @IsString()
  scope?: string;
}

/** The form that names a token. */
export class AccessTokenFormDto {
  @ApiProperty({ example: '1ABCde2FGHijKl3m4NO5pqR6STUv7wxYzAbc8dE90FgH1IJkLm' })
  @IsString()
  @IsNotEmpty()
  access_token!: string;
}

/** Reads the form that asks for a token. @throws DomainError invalid_grant_type */
export const tokenFormPipe = () => formPipe('invalid_grant_type', ['grant_type', 'scope']);

/** Reads the form that names a token. @throws DomainError missing_parameters */
export const accessTokenFormPipe = () => formPipe('missing_parameters', ['access_token']);
