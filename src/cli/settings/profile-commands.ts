import type { Command } from 'commander';
import { jsonOption, withExamples } from '../command.js';
import { UsageError } from '../errors.js';
import { print, say } from '../output/print.js';
import { tableOf, type Columns } from '../output/table.js';
import { addressOf, cliEnvironment } from './connection.js';
import { askSecret, readSecret } from './read-secret.js';
import { readProfiles, writeProfiles, type Profile } from './profiles.js';

interface SetOptions {
  readonly service?: string;
  readonly appId?: string;
  readonly tokenFile?: string;
  readonly managementKeyFile?: string;
}

/** `vouchsafe profile`: what commands take where neither flags nor the environment say it. */
export function addProfileCommands(program: Command): void {
  const profile = program.command('profile').description('services and keys, kept under names');
  const set = profile
    .command('set <name>')
    .description('keep a service and its keys; asks for the token where no file has it')
    .option('--service <url>', 'where the service is')
    .option('--app-id <id>', 'the key of a project')
    .option('--token-file <file>', 'the file with its token; - is the standard input')
    .option('--management-key-file <file>', 'the file with the management key; - likewise')
    .action(setProfile);
  withExamples(set, [
    'profile set default --service https://vouchers.example --app-id my-app',
    'profile set operator --service http://localhost:3000 --management-key-file key.txt',
  ]);
  const list = profile.command('list').description('list the profiles, without their secrets');
  list.addOption(jsonOption()).action(listProfiles);
  withExamples(list, ['profile list']);
}

async function setProfile(name: string, options: SetOptions): Promise<void> {
  const { service, appId, tokenFile, managementKeyFile } = options;
  if (tokenFile === '-' && managementKeyFile === '-') {
    throw new UsageError('Only one of the secrets can come from the standard input');
  }
  const { profilesFile: file } = cliEnvironment();
  const profiles = readProfiles(file);
  const before = Object.hasOwn(profiles, name) ? profiles[name] : {};
  const token =
    tokenFile !== undefined
      ? await readSecret(tokenFile)
      : appId === undefined
        ? undefined
        : await askSecret(`Token of ${appId}: `);
  const managementKey =
    managementKeyFile === undefined ? undefined : await readSecret(managementKeyFile);
  const profile: Profile = {
    ...before,
    ...(service !== undefined && { url: addressOf(service) }),
    ...(appId !== undefined && { app_id: appId }),
    ...(token !== undefined && { token }),
    ...(managementKey !== undefined && { management_key: managementKey }),
  };
  writeProfiles(file, { ...profiles, [name]: profile });
  say(`Kept as ${name} in ${file}`);
}

function listProfiles(options: { readonly json?: true }): void {
  const { profilesFile: file } = cliEnvironment();
  const profiles = Object.entries(readProfiles(file)).map(([name, profile]) => ({
    name,
    url: profile.url ?? null,
    app_id: profile.app_id ?? null,
    has_token: profile.token !== undefined,
    has_management_key: profile.management_key !== undefined,
  }));
  const columns: Columns<(typeof profiles)[number]> = {
    NAME: ({ name }) => name,
    SERVICE: ({ url }) => url,
    'APP ID': ({ app_id: id }) => id,
    TOKEN: ({ has_token: has }) => (has ? 'kept' : null),
    'MANAGEMENT KEY': ({ has_management_key: has }) => (has ? 'kept' : null),
  };
  print(options, profiles, () => tableOf(profiles, columns, 'There is no profile.'));
}
