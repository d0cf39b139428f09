import { InvalidArgumentError, type Command } from 'commander';
import { bodyOf, idempotencyKey } from '../../client/api/client.js';
import { convertCell } from '../../client/mapping/convert-cell.js';
import { typeOf, type Definitions } from '../../client/mapping/guess-mapping.js';
import { readRules } from '../bulk/schema-rules.js';
import { addCommand, collect, type CommonOptions } from '../command.js';
import { UsageError } from '../errors.js';
import { watchToEnd } from '../jobs/see-through.js';
import { print, say } from '../output/print.js';
import { acceptedOf } from '../service/idempotency.js';
import { openService, type Service } from '../service/open-service.js';
import { factsOfVoucher } from './voucher-words.js';

interface SetOptions extends CommonOptions {
  readonly text?: true;
  readonly unset?: readonly string[];
}

/** `vouchsafe vouchers set` */
export function addSetCommand(vouchers: Command): void {
  addCommand(vouchers, 'set', 'change keys of the metadata of a voucher', [
    'vouchers set SPRING-10 lang=en vip=true',
    'vouchers set SPRING-10 zip=00123 --text',
    'vouchers set SPRING-10 --unset lang',
  ])
    .argument('<code>', 'the code of the voucher')
    .argument(
      '[key=value...]',
      'what to set; the type comes from the schema, or else the value',
      toPairs,
    )
    .option('--text', 'take values as text where the schema does not say otherwise')
    .option('--unset <key>', 'take a key out, as a job of one row', collect)
    .action(set);
}

async function set(code: string, pairs: Pairs | undefined, options: SetOptions): Promise<void> {
  const { unset = [] } = options;
  const service = openService(options);
  if (pairs === undefined && unset.length === 0) {
    throw new UsageError('There is nothing to set: name keys as key=value, or with --unset');
  }
  const metadata = await valuesOf(service, pairs ?? [], options);
  if (unset.length > 0) await setByJob(service, { code, metadata, unset }, options);
  else await setAtOnce(service, code, metadata, options);
}

async function setAtOnce(
  { api }: Service,
  code: string,
  metadata: Record<string, unknown>,
  options: SetOptions,
): Promise<void> {
  const voucher = await bodyOf(
    api.PUT('/v1/vouchers/{code}', { params: { path: { code } }, body: { metadata } }),
  );
  print(options, voucher, () => factsOfVoucher(voucher));
}

/** A single change can only set keys; a job can take them out as well, in the same row. */
async function setByJob(
  service: Service,
  { code, metadata, unset }: { code: string; metadata: object; unset: readonly string[] },
  options: SetOptions,
): Promise<void> {
  const header = { 'Idempotency-Key': idempotencyKey() };
  const row = { code, metadata: { ...metadata }, unset_metadata_fields: [...unset] };
  const { async_action_id: id } = await acceptedOf(
    service.api.POST('/v1/vouchers/bulk/async', { params: { header }, body: [row] }),
  );
  say(`Job ${id}`);
  await watchToEnd(service, id, { ...options, failOnRowErrors: true });
}

type Pairs = readonly (readonly [key: string, value: string])[];

function toPairs(text: string, before: Pairs = []): Pairs {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It is a key, an equals sign and a value.');
  return [...before, [text.slice(0, at), text.slice(at + 1)]];
}

async function valuesOf(
  service: Service,
  pairs: Pairs,
  options: SetOptions,
): Promise<Record<string, unknown>> {
  if (pairs.length === 0) return {};
  const { definitions } = await readRules(service);
  return Object.fromEntries(
    pairs.map(([key, text]) => [key, valueOf(key, text, definitions, options)]),
  );
}

/** @throws UsageError for a value that is not of the type of its key */
function valueOf(
  key: string,
  text: string,
  definitions: Definitions,
  options: SetOptions,
): unknown {
  const { type, isDefined } = typeOf(key, [text], definitions);
  const converted = convertCell(text, !isDefined && options.text === true ? 'text' : type);
  if ('fault' in converted) throw new UsageError(`${key}: ${converted.fault}`);
  return converted.value;
}
