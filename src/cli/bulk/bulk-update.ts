import { Option, type Command } from 'commander';
import type { SourceFile } from '../../client/files/source-file.js';
import type { RowFault } from '../../client/mapping/build-rows.js';
import { requestOf, type UpdateRequest } from '../../client/mapping/update-request.js';
import { addCommand } from '../command.js';
import { UsageError } from '../errors.js';
import { seeThrough } from '../jobs/see-through.js';
import { say } from '../output/print.js';
import { bytesOf } from '../read-input.js';
import { acceptedOf, keyOf } from '../service/idempotency.js';
import { openService, type Service } from '../service/open-service.js';
import { addBulkOptions, queryOf, strictOption, type BulkOptions } from './bulk-options.js';
import { addMappingOptions, mappingOf, type MappingOptions } from './mapping-options.js';
import { addInputOptions, refuseTooLarge, sourceOf, type InputOptions } from './source-file.js';
import { readRules } from './schema-rules.js';

const MODES = ['merge', 'replace', 'deep_merge'] as const;

interface UpdateOptions extends BulkOptions, MappingOptions, InputOptions {
  readonly mode?: (typeof MODES)[number];
  readonly strict?: true;
  readonly skipFaultyRows?: true;
}

/** `vouchsafe bulk-update` */
export function addBulkUpdateCommand(program: Command): void {
  const command = addCommand(
    program,
    'bulk-update',
    'change the metadata of many vouchers with a file of CSV, JSON or NDJSON',
    [
      'bulk-update spring.csv --dry-run --watch',
      'bulk-update spring.csv --watch --fail-on-row-errors',
      'bulk-update - --type zip=text --leave-out notes < spring.csv',
    ],
  )
    .argument('<file>', 'the file; - is the standard input')
    .addOption(
      new Option('--mode <mode>', 'what happens to keys that the file does not name').choices(
        MODES,
      ),
    )
    .addOption(strictOption())
    .option('--skip-faulty-rows', 'leave out rows that cannot be sent');
  addInputOptions(addMappingOptions(addBulkOptions(command))).action(bulkUpdate);
}

async function bulkUpdate(file: string, options: UpdateOptions): Promise<void> {
  const service = openService(options);
  const source = sourceOf(file, await bytesOf(file), options);
  const { body, bytes, count, faults, repeatedCodes } = await readRequest(service, source, options);
  refuseFaults(faults, options);
  if (count === 0) throw new UsageError('There is no row to be sent');
  refuseTooLarge(bytes);
  if (repeatedCodes > 0) {
    say(
      `${repeatedCodes} codes are there more than once. Their rows apply in the order of the file.`,
    );
  }
  const query = { ...queryOf(options), metadata_mode: options.mode, strict: options.strict };
  const key = options.idempotencyKey ?? keyOf({ route: 'bulk-update', query, body });
  const pending = service.api.POST('/v1/vouchers/bulk/async', {
    params: { query, header: { 'Idempotency-Key': key } },
    headers: { 'content-type': 'application/json' },
    body: [],
    // The text as it is: to read and write it once more could change a number.
    bodySerializer: () => body,
  });
  await seeThrough(service, await acceptedOf(pending), options);
}

async function readRequest(
  service: Service,
  source: SourceFile,
  options: UpdateOptions,
): Promise<UpdateRequest> {
  if (source.kind === 'items') return requestOf(source, null);
  return requestOf(source, mappingOf(source, await readRules(service), options));
}

const SHOWN_FAULTS = 20;

function refuseFaults(faults: readonly RowFault[], { skipFaultyRows }: UpdateOptions): void {
  if (faults.length === 0) return;
  const more = faults.length - SHOWN_FAULTS;
  const lines = [
    ...faults.slice(0, SHOWN_FAULTS).map(({ row, fault }) => `  Row ${row}: ${fault}`),
    ...(more > 0 ? [`  ... and ${more} more`] : []),
  ].join('\n');
  const message = `${faults.length} rows cannot be sent:\n${lines}`;
  if (skipFaultyRows === true) say(`${message}\nThe others are sent.`);
  else throw new UsageError(`${message}\nMend them, or leave them out with --skip-faulty-rows.`);
}
