import { readCliEnvironment, type CliEnvironment } from '../../config/cli-environment.js';
import { processEnvironment } from '../../config/process-environment.js';
import type { CommonOptions } from '../command.js';
import { UsageError } from '../errors.js';
import { readProfiles, type Profile } from './profiles.js';

/** Where the service is, and what proves who calls it. */
export interface Connection {
  readonly url: string;
  readonly key?: { readonly appId: string; readonly token: string };
  readonly managementKey?: string;
}

/** The profile that is taken when none is named. */
const DEFAULT_PROFILE = 'default';

/**
 * The connection of a command. A flag counts before the environment, and that before the profile; a profile that a flag
 * names counts before the environment. The settings of the service itself come last.
 * @throws UsageError
 */
export function connectionOf(options: CommonOptions): Connection {
  const environment = cliEnvironment();
  const { ofService } = environment;
  const profile = profileOf(options, environment);
  const [first, second]: readonly Profile[] =
    options.profile === undefined
      ? [profileOfEnvironment(environment), profile]
      : [profile, profileOfEnvironment(environment)];
  const all = { ...ofDefined(second ?? {}), ...ofDefined(first ?? {}) };
  const appId = options.appId ?? all.app_id;
  const { token } = all;
  return {
    url: options.service === undefined ? (all.url ?? ofService.url) : addressOf(options.service),
    ...(appId !== undefined && token !== undefined && { key: { appId, token } }),
    managementKey: all.management_key ?? ofService.managementKey,
  };
}

/** What the environment says. @throws UsageError naming every fault */
export function cliEnvironment(): CliEnvironment {
  try {
    return readCliEnvironment(processEnvironment);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The address of a service without a slash at its end. @throws UsageError */
export function addressOf(text: string): string {
  const isAddress = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (isAddress && !/[?#@\s]/.test(text)) return text.endsWith('/') ? text.slice(0, -1) : text;
  throw new UsageError(`${text} is no address of a service: it begins with http:// or https://`);
}

function profileOf(options: CommonOptions, environment: CliEnvironment): Profile {
  const named = options.profile ?? environment.profile;
  const profiles = readProfiles(environment.profilesFile);
  const profile = Object.hasOwn(profiles, named ?? DEFAULT_PROFILE)
    ? profiles[named ?? DEFAULT_PROFILE]
    : undefined;
  if (profile === undefined && named !== undefined) {
    throw new UsageError(`There is no profile ${named}. See: vouchsafe profile list`);
  }
  return profile ?? {};
}

function profileOfEnvironment(environment: CliEnvironment): Profile {
  const { url, appId, token, managementKey } = environment;
  return { url, app_id: appId, token, management_key: managementKey };
}

function ofDefined(profile: Profile): Profile {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
}
