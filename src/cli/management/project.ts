import { InvalidArgumentError, type Command } from 'commander';
import { bodyOf, type Schemas } from '../../client/api/client.js';
import { addCommand, type CommonOptions } from '../command.js';
import { print, printFields } from '../output/print.js';
import { tableOf } from '../output/table.js';
import { openService } from '../service/open-service.js';

/** `vouchsafe project`, with the management key. */
export function addProjectCommands(program: Command): void {
  const project = program.command('project').description('projects and their limits');
  addCommand(project, 'create <name>', 'make a project', ['project create Shop']).action(create);
  addCommand(project, 'list', 'list the projects', ['project list --json']).action(list);
  addCommand(project, 'show <id>', 'show a project, its limits and what it uses', [
    'project show proj_5T4Rpl4T1nuM',
  ]).action(show);
  addCommand(project, 'limit <id>', 'change the limits of a project', [
    'project limit proj_5T4Rpl4T1nuM --unfinished 100',
    'project limit proj_5T4Rpl4T1nuM --stored-bytes default',
  ])
    .option('--unfinished <number>', 'bulk requests that have not ended, or "default"', toLimit)
    .option('--stored-bytes <number>', 'bytes of requests, reports, exports, or "default"', toLimit)
    .action(limit);
}

/** A limit of a project's own, or the one of all. */
type Limit = number | 'default';

interface LimitOptions extends CommonOptions {
  readonly unfinished?: Limit;
  readonly storedBytes?: Limit;
}

async function create(name: string, options: CommonOptions): Promise<void> {
  const { api } = openService(options);
  await printFields(options, api.POST('/management/v1/projects', { body: { name } }));
}

async function list(options: CommonOptions): Promise<void> {
  const projects = await bodyOf(openService(options).api.GET('/management/v1/projects'));
  const columns = {
    ID: ({ id }: Schemas['ProjectResponse']) => id,
    NAME: ({ name }: Schemas['ProjectResponse']) => name,
  };
  print(options, projects, () => tableOf(projects, columns, 'There is no project.'));
}

async function show(projectId: string, options: CommonOptions): Promise<void> {
  await printFields(
    options,
    openService(options).api.GET('/management/v1/projects/{projectId}', {
      params: { path: { projectId } },
    }),
  );
}

async function limit(projectId: string, options: LimitOptions): Promise<void> {
  const { unfinished, storedBytes } = options;
  await printFields(
    options,
    openService(options).api.PATCH('/management/v1/projects/{projectId}', {
      params: { path: { projectId } },
      body: {
        ...(unfinished !== undefined && { max_unfinished_actions: orNull(unfinished) }),
        ...(storedBytes !== undefined && { max_stored_bytes: orNull(storedBytes) }),
      },
    }),
  );
}

const orNull = (limit: Limit) => (limit === 'default' ? null : limit);

function toLimit(text: string): Limit {
  if (text === 'default') return text;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number, or "default".');
}
