import { PostgresSetup } from './postgres.js';
import type { Setup, SetupOptions } from './setup.js';
import { SqliteSetup } from './sqlite.js';

/** The set-ups that can be tortured. */
export const SETUPS = {
  sqlite: (options: SetupOptions): Promise<Setup> => SqliteSetup.start(options),
  postgres: (options: SetupOptions): Promise<Setup> => PostgresSetup.start(options),
};
export type SetupName = keyof typeof SETUPS;
