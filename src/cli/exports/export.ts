import { setTimeout as sleep } from 'node:timers/promises';
import { Option, type Command } from 'commander';
import { bodyOf, type Schemas } from '../../client/api/client.js';
import { toExportFilters, type Condition } from '../../client/vouchers/conditions.js';
import { addCommand, collect, type CommonOptions } from '../command.js';
import { NotDoneError, UsageError } from '../errors.js';
import { orDetach } from '../output/detach.js';
import { save } from '../output/save.js';
import { openService, type Service } from '../service/open-service.js';
import { addFilterOption } from '../vouchers/filter-option.js';

type Export = Schemas['ExportResponse'];

interface ExportOptions extends CommonOptions {
  readonly id?: string;
  readonly field?: readonly string[];
  readonly order?: 'created_at' | '-created_at' | 'code' | '-code';
  readonly filter?: readonly Condition[];
  readonly raw?: true;
  readonly excel?: true;
  readonly output?: string;
}

const ASK_AGAIN_MS = 500;

/** `vouchsafe export` */
export function addExportCommand(program: Command): void {
  const command = addCommand(program, 'export', 'write vouchers to a CSV file', [
    'export --output vouchers.csv',
    'export --field code --field metadata.lang --filter "metadata.lang in en,pl" --raw > some.csv',
  ]);
  addFilterOption(command)
    .option('--field <name>', 'a column, such as code, value or metadata.lang', collect)
    .addOption(
      new Option('--order <order>', 'a minus sorts downwards').choices([
        'created_at',
        '-created_at',
        'code',
        '-code',
      ]),
    )
    .option('--raw', 'leave cells as they are, to be imported again')
    .option('--excel', 'begin the file with the mark by which Excel knows UTF-8')
    .option('--output <file>', 'where to write it; the standard output when absent')
    .option('--id <id>', 'wait for an export that was begun before, and write it')
    .action(exportVouchers);
}

async function exportVouchers(options: ExportOptions): Promise<void> {
  const { json, output, raw, excel } = options;
  if (json === true && output === undefined) {
    throw new UsageError('With --json the file needs a place of its own: name it with --output');
  }
  const service = openService(options);
  const { id } = options.id === undefined ? await begin(service, options) : { id: options.id };
  const farewell = () => `Detached. The export goes on. Fetch it with: vouchsafe export --id ${id}`;
  const done = await orDetach(waitForEnd(service, id), farewell);
  if (done.result === null) throw new NotDoneError(done.error?.message ?? 'The export failed');
  const answer = await service.download(done.result.url, { raw, excel });
  await save(answer, output, options, done);
}

async function begin({ api }: Service, options: ExportOptions): Promise<Export> {
  const { field, order, filter } = options;
  return bodyOf(
    api.POST('/v1/exports', {
      body: {
        exported_object: 'voucher',
        parameters: {
          ...(order && { order }),
          ...(field && { fields: [...field] }),
          ...(filter && { filters: toExportFilters(filter) }),
        },
      },
    }),
  );
}

async function waitForEnd({ api }: Service, exportId: string): Promise<Export> {
  for (;;) {
    const params = { path: { exportId } };
    // Without the token of a link the answer is no file.
    const now = (await bodyOf(api.GET('/v1/exports/{exportId}', { params }))) as Export;
    if (now.status === 'DONE' || now.status === 'ERROR') return now;
    await sleep(ASK_AGAIN_MS);
  }
}
