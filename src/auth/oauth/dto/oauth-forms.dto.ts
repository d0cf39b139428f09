import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** The form that asks for a token. */
export class TokenFormDto {
  @ApiProperty({ example: 'client_credentials' })
  grant_type!: string;

  @ApiPropertyOptional({
    description:
      'Scopes separated by spaces; without it the token gets those of the key. Every scope of the public API can ' +
      'be asked for.',
    example: 'api',
  })
  scope?: string;
}

/** The form that names a token. */
export class AccessTokenFormDto {
  @ApiProperty({ example: '1ABCde2FGHijKl3m4NO5pqR6STUv7wxYzAbc8dE90FgH1IJkLm' })
  access_token!: string;
}
