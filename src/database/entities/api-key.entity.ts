import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** A pair of app id and token. Only the SHA-256 of the token is kept. */
@Entity('api_keys')
@Index('api_keys_project', ['projectId'])
export class ApiKeyEntity {
  @PrimaryColumn({ name: 'app_id', ...keyText })
  appId!: string;

  @Column({ name: 'project_id', ...keyText })
  projectId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Lower-case hex. */
  @Column({ name: 'token_sha256', type: 'text' })
  tokenSha256!: string;

  /** Space-separated, as in OAuth. */
  @Column({ type: 'text' })
  scopes!: string;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;

  /** Space-separated addresses and CIDR networks; empty: from everywhere. */
  @Column({ name: 'allowed_ips', type: 'text', default: '' })
  allowedIps!: string;

  @Column({ name: 'expires_at', ...epochMs, nullable: true })
  expiresAt!: number | null;

  @Column({ name: 'last_used_at', ...epochMs, nullable: true })
  lastUsedAt!: number | null;

  @Column({ name: 'revoked_at', ...epochMs, nullable: true })
  revokedAt!: number | null;
}
