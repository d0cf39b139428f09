import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AccessToken } from '../access-token.js';

/** A bearer token and what it is good for. */
export class AccessTokenResponse {
  @ApiProperty({ example: '1ABCde2FGHijKl3m4NO5pqR6STUv7wxYzAbc8dE90FgH1IJkLm' })
  access_token!: string;
  @ApiProperty({ description: 'The app id of the key it was given to.' }) client_id!: string;
  @ApiProperty({ description: 'Unix seconds.', example: 1738945086 }) expires_at!: number;
  @ApiProperty({ description: 'Seconds from now.', example: 900 }) expires_in!: number;
  @ApiProperty({ description: 'Separated by spaces.', example: 'api' }) scope!: string;
  @ApiProperty({ example: 'Bearer' }) token_type!: 'Bearer';
}

/** What a token is good for, or that it has ended or never was. */
export class IntrospectionResponse implements Partial<AccessTokenResponse> {
  @ApiProperty() active!: boolean;
  @ApiPropertyOptional() access_token?: string;
  @ApiPropertyOptional({ description: 'The app id of the key it was given to.' })
  client_id?: string;
  @ApiPropertyOptional({ description: 'Unix seconds.', example: 1738945086 }) expires_at?: number;
  @ApiPropertyOptional({ description: 'Seconds from now.', example: 900 }) expires_in?: number;
  @ApiPropertyOptional({ description: 'Separated by spaces.', example: 'api' }) scope?: string;
  @ApiPropertyOptional({ example: 'Bearer' }) token_type?: 'Bearer';
}

/** The answer on a token that its client knows. */
export function toAccessTokenResponse(
  token: string,
  { appId, expiresAt, scopes }: AccessToken,
  nowMs: number,
): AccessTokenResponse {
  return {
    access_token: token,
    client_id: appId,
    expires_at: Math.floor(expiresAt / 1000),
    expires_in: Math.max(0, Math.round((expiresAt - nowMs) / 1000)),
    scope: scopes.join(' '),
    token_type: 'Bearer',
  };
}
