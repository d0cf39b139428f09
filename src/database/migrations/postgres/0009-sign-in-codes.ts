import { forwardMigration } from '../forward-migration.js';

/** Codes that sign somebody in to the console, once. */
export const SignInCodes0009 = forwardMigration('SignInCodes0000000000009', [
  `CREATE TABLE sign_in_codes (
    code_sha256 text COLLATE "C" NOT NULL,
    app_id text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (code_sha256)
  )`,
]);
