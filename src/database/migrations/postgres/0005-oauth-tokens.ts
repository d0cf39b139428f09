import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bearer tokens. */
export class OauthTokens0005 implements MigrationInterface {
  readonly name = 'OauthTokens0000000000005';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE oauth_tokens (
      token_sha256 text COLLATE "C" PRIMARY KEY NOT NULL,
      project_id text COLLATE "C" NOT NULL,
      app_id text NOT NULL,
      scopes text NOT NULL,
      created_at bigint NOT NULL,
      expires_at bigint NOT NULL
    )`);
    await queryRunner.query(
      'CREATE INDEX oauth_tokens_project ON oauth_tokens (project_id, expires_at)',
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup that was made before this one');
  }
}
