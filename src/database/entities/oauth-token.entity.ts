import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** A bearer token. Only its SHA-256 is kept. */
@Entity('oauth_tokens')
@Index('oauth_tokens_project', ['projectId', 'expiresAt'])
export class OauthTokenEntity {
  /** Lower-case hex. */
  @PrimaryColumn({ name: 'token_sha256', ...keyText })
  tokenSha256!: string;

  @Column({ name: 'project_id', ...keyText })
  projectId!: string;

  /** The key that the token was given to; the token ends with it. */
  @Column({ name: 'app_id', type: 'text' })
  appId!: string;

  /** Space-separated. */
  @Column({ type: 'text' })
  scopes!: string;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;

  @Column({ name: 'expires_at', ...epochMs })
  expiresAt!: number;
}
