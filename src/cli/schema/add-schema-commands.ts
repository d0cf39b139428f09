import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { bodyOf, type Schemas } from '../../client/api/client.js';
import { addCommand, type CommonOptions } from '../command.js';
import { UsageError } from '../errors.js';
import { print } from '../output/print.js';
import { tableOf, type Columns } from '../output/table.js';
import { inputOf } from '../read-input.js';
import { openService } from '../service/open-service.js';
import { addPurgeCommand } from './purge.js';
import { readSchemas, schemaFor } from './read-schemas.js';

type Schema = Schemas['MetadataSchemaResponse'];

interface SetOptions extends CommonOptions {
  readonly definedOnly?: boolean;
}

/** `vouchsafe schema`, with the key of a project. */
export function addSchemaCommands(program: Command): void {
  const schema = program.command('schema').description('metadata schemas');
  addCommand(schema, 'list', 'list the metadata schemas', ['schema list']).action(list);
  addCommand(schema, 'show [object]', 'show the definitions of a schema; of vouchers by default', [
    'schema show',
    'schema show voucher --json',
  ]).action(show);
  addCommand(schema, 'set', 'write definitions; keys that the file does not name stay', [
    'schema set definitions.json',
    `schema set - <<< '{"lang":{"type":"string"}}'`,
  ])
    .argument('<file>', 'a JSON file: definitions by key; - is the standard input')
    .argument('[object]', 'whose metadata', 'voucher')
    .option('--defined-only', 'allow defined keys only')
    .option('--no-defined-only', 'allow other keys as well')
    .action(set);
  addPurgeCommand(schema);
}

async function list(options: CommonOptions): Promise<void> {
  const schemas = await readSchemas(openService(options));
  const columns: Columns<Schema> = {
    ID: ({ id }) => id,
    OBJECT: ({ related_object: object }) => object,
    KEYS: ({ properties }) => Object.keys(properties),
    'DEFINED ONLY': ({ allow_defined_only: only }) => only,
  };
  print(options, schemas, () => tableOf(schemas, columns, 'There is no metadata schema.'));
}

async function show(object = 'voucher', options: CommonOptions): Promise<void> {
  const schema = await schemaFor(openService(options), object);
  printSchema(schema, options);
}

async function set(file: string, object: string, options: SetOptions): Promise<void> {
  const service = openService(options);
  const properties = await readDefinitions(file);
  const { definedOnly } = options;
  const rule = { ...(definedOnly !== undefined && { allow_defined_only: definedOnly }) };
  const known = (await readSchemas(service)).find((one) => one.related_object === object);
  const schema = await bodyOf(
    known === undefined
      ? service.api.POST('/v1/metadata-schemas', {
          body: { related_object: object, properties, ...rule },
        })
      : service.api.PUT('/v1/metadata-schemas/{schemaId}', {
          params: { path: { schemaId: known.id } },
          body: { properties, ...rule },
        }),
  );
  printSchema(schema, options);
}

function printSchema(schema: Schema, options: CommonOptions): void {
  const definitions = Object.entries(schema.properties).map(([key, definition]) => {
    const { type, array, deleted, ...others } = definition;
    const rules = Object.fromEntries(Object.entries(others).filter(([, value]) => Boolean(value)));
    return { key, type: array === true ? `list of ${type}` : type, deleted, rules };
  });
  const columns: Columns<(typeof definitions)[number]> = {
    KEY: ({ key }) => key,
    TYPE: ({ type }) => type,
    RULES: ({ rules }) => (Object.keys(rules).length === 0 ? null : rules),
    DELETED: ({ deleted }) => deleted === true,
  };
  print(options, schema, () => tableOf(definitions, columns, 'It defines no key.'));
}

/** @throws UsageError when the file is no JSON object */
async function readDefinitions(file: string): Promise<Schema['properties']> {
  let value: unknown;
  try {
    value = JSON.parse(await text(inputOf(file)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read as JSON: ${reason}`, { cause: error });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Schema['properties'];
  }
  throw new UsageError(`${file} must have an object with a definition for each key`);
}
