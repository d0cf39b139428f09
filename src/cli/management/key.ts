import type { Command } from 'commander';
import { bodyOf, type Schemas } from '../../client/api/client.js';
import { addCommand, collect, type CommonOptions } from '../command.js';
import { print, printFields } from '../output/print.js';
import { tableOf, type Columns } from '../output/table.js';
import { openService } from '../service/open-service.js';

type Key = Schemas['KeyResponse'];
type CreateKey = Schemas['CreateKeyDto'];

interface ProjectOptions extends CommonOptions {
  readonly project: string;
}

interface CreateOptions extends ProjectOptions {
  readonly name: string;
  readonly scope?: CreateKey['scopes'];
  readonly allowIp?: string[];
  readonly expires?: string;
}

/** `vouchsafe key`, with the management key. */
export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('keys of projects');
  addCommand(key, 'create', 'make a key; its token is shown this once', [
    'key create --project proj_5T4Rpl4T1nuM --name Till --scope vouchers --scope async-actions',
  ])
    .requiredOption('--project <id>', 'whose key it is')
    .requiredOption('--name <name>', 'what people call it')
    .option('--scope <scope>', 'what it may do; everything when absent', collect)
    .option('--allow-ip <address>', 'an address or CIDR network it may be used from', collect)
    .option('--expires <date>', 'when it ends')
    .action(create);
  addCommand(key, 'list', 'list the keys of a project', ['key list --project proj_5T4Rpl4T1nuM'])
    .requiredOption('--project <id>', 'whose keys')
    .action(list);
  addCommand(key, 'rotate <app-id>', 'replace the token of a key at once', [
    'key rotate 3f2a...',
  ]).action(rotate);
  addCommand(key, 'revoke <app-id>', 'end a key and its bearer tokens', [
    'key revoke 3f2a...',
  ]).action(revoke);
}

async function create(options: CreateOptions): Promise<void> {
  const { project: projectId, name, scope, allowIp, expires } = options;
  await printFields(
    options,
    openService(options).api.POST('/management/v1/projects/{projectId}/keys', {
      params: { path: { projectId } },
      body: {
        name,
        ...(scope && { scopes: scope }),
        ...(allowIp && { allowed_ips: allowIp }),
        ...(expires !== undefined && { expires_at: expires }),
      },
    }),
  );
}

async function list(options: ProjectOptions): Promise<void> {
  const keys = await bodyOf(
    openService(options).api.GET('/management/v1/projects/{projectId}/keys', {
      params: { path: { projectId: options.project } },
    }),
  );
  const columns: Columns<Key> = {
    'APP ID': ({ app_id: id }) => id,
    NAME: ({ name }) => name,
    SCOPES: ({ scopes }) => scopes,
    ADDRESSES: ({ allowed_ips: addresses }) => addresses,
    EXPIRES: ({ expires_at: at }) => at,
    'LAST USED': ({ last_used_at: at }) => at,
    REVOKED: ({ revoked_at: at }) => at,
  };
  print(options, keys, () => tableOf(keys, columns, 'The project has no key.'));
}

const rotate = (appId: string, options: CommonOptions) =>
  printFields(
    options,
    openService(options).api.POST('/management/v1/keys/{appId}/rotate', pathOf(appId)),
  );

const revoke = (appId: string, options: CommonOptions) =>
  printFields(
    options,
    openService(options).api.POST('/management/v1/keys/{appId}/revoke', pathOf(appId)),
  );

const pathOf = (appId: string) => ({ params: { path: { appId } } });
