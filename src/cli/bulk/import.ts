import { basename } from 'node:path';
import type { Command } from 'commander';
import { decode, encodingOf } from '../../client/files/encoding.js';
import { arrayTextOf } from '../../client/files/read-json.js';
import type { Encoding } from '../../client/files/source-file.js';
import { addCommand } from '../command.js';
import { UsageError } from '../errors.js';
import { seeThrough } from '../jobs/see-through.js';
import { bytesOf } from '../read-input.js';
import { acceptedOf, keyOf, type Accepted } from '../service/idempotency.js';
import { openService, type Service } from '../service/open-service.js';
import { addBulkOptions, queryOf, strictOption, type BulkOptions } from './bulk-options.js';
import { encodingOption, refuseTooLarge, sourceOf } from './source-file.js';

interface ImportOptions extends BulkOptions {
  readonly encoding?: Encoding;
  readonly strict?: true;
}

/** `vouchsafe import` */
export function addImportCommand(program: Command): void {
  const command = addCommand(
    program,
    'import',
    'make vouchers of a file of CSV, JSON or NDJSON; CSV updates those that exist',
    ['import vouchers.csv --dry-run --watch', 'import vouchers.ndjson --watch --strict'],
  )
    .argument('<file>', 'the file; - is the standard input')
    .addOption(strictOption())
    .addOption(encodingOption());
  addBulkOptions(command).action(importFile);
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const service = openService(options);
  const bytes = await bytesOf(file);
  const text = decode(bytes, options.encoding ?? encodingOf(bytes));
  const send = /^\s*[[{]/.test(text)
    ? importJson(service, arrayTextOf(text), options)
    : importCsv(service, csvOf(file, bytes, options), file, options);
  await seeThrough(service, await send, options);
}

function importJson(service: Service, body: string, options: ImportOptions): Promise<Accepted> {
  refuseTooLarge(Buffer.byteLength(body));
  const query = { ...queryOf(options), strict: options.strict };
  const pending = service.api.POST('/v1/vouchers/import', {
    params: { query, header: { 'Idempotency-Key': keyFor(query, body, options) } },
    headers: { 'content-type': 'application/json' },
    body: [],
    bodySerializer: () => body,
  });
  return acceptedOf(pending);
}

function importCsv(
  service: Service,
  text: string,
  file: string,
  options: ImportOptions,
): Promise<Accepted> {
  refuseTooLarge(Buffer.byteLength(text));
  const query = queryOf(options);
  const form = new FormData();
  const name = file === '-' ? 'vouchers.csv' : basename(file);
  form.append('file', new File([text], name, { type: 'text/csv' }));
  const pending = service.api.POST('/v1/vouchers/importCSV', {
    params: { query, header: { 'Idempotency-Key': keyFor(query, text, options) } },
    body: { file: '' },
    bodySerializer: () => form,
  });
  return acceptedOf(pending);
}

/** The text of a CSV file. @throws UsageError when it cannot be used as it is */
function csvOf(file: string, bytes: Uint8Array, options: ImportOptions): string {
  if (options.strict === true) throw new UsageError('--strict does not go with CSV');
  return sourceOf(file, bytes, options).text;
}

function keyFor(query: object, body: string, { idempotencyKey }: ImportOptions): string {
  return idempotencyKey ?? keyOf({ route: 'import', query, body });
}
