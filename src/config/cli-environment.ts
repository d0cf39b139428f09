import { homedir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentReader } from './environment-reader.js';

/** What the environment says of the service that the command calls, and where its profiles are. */
export interface CliEnvironment {
  readonly url: string | undefined;
  readonly appId: string | undefined;
  readonly token: string | undefined;
  readonly managementKey: string | undefined;
  /** The name of a profile. */
  readonly profile: string | undefined;
  readonly profilesFile: string;
  /** What the service's own settings say, for an operator who runs the command beside it. */
  readonly ofService: { readonly url: string; readonly managementKey: string | undefined };
}

/** @throws Error naming every fault; no value of a secret is in its message */
export function readCliEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): CliEnvironment {
  const read = new EnvironmentReader(environment);
  const config = read.text('XDG_CONFIG_HOME') ?? join(homedir(), '.config');
  const url = read.baseUrl('PUBLIC_URL') ?? `http://localhost:${read.text('PORT') ?? 3000}`;
  const settings: CliEnvironment = {
    url: read.baseUrl('VOUCHSAFE_URL'),
    appId: read.secret('VOUCHSAFE_APP_ID', { minLength: 1 }),
    token: read.secret('VOUCHSAFE_TOKEN', { minLength: 1 }),
    managementKey: read.secret('VOUCHSAFE_MANAGEMENT_KEY', { minLength: 1 }),
    profile: read.text('VOUCHSAFE_PROFILE'),
    profilesFile: join(config, 'vouchsafe', 'profiles.json'),
    ofService: { url, managementKey: read.secret('MANAGEMENT_KEY', { minLength: 1 }) },
  };
  if (read.faults.length > 0) throw new Error(read.faults.join('\n'));
  return settings;
}
