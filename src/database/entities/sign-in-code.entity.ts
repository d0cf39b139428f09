import { Column, Entity, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** A code that signs somebody in, once. Only its SHA-256 is kept. */
@Entity('sign_in_codes')
export class SignInCodeEntity {
  /** Lower-case hex. */
  @PrimaryColumn({ name: 'code_sha256', ...keyText })
  codeSha256!: string;

  /** The key whose rights the sign-in gets. */
  @Column({ name: 'app_id', type: 'text' })
  appId!: string;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;

  @Column({ name: 'expires_at', ...epochMs })
  expiresAt!: number;
}
