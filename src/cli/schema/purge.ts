import type { Command } from 'commander';
import { addCommand } from '../command.js';
import { addSendOptions, seeThrough, type SendOptions } from '../jobs/see-through.js';
import { acceptedOf, keyOf } from '../service/idempotency.js';
import { openService } from '../service/open-service.js';
import { schemaFor } from './read-schemas.js';

interface PurgeOptions extends SendOptions {
  readonly dryRun?: true;
}

/** `vouchsafe schema purge` */
export function addPurgeCommand(schema: Command): void {
  const command = addCommand(
    schema,
    'purge',
    'take a key that was deleted from the schema out of all metadata',
    ['schema purge lang --dry-run --watch'],
  )
    .argument('<key>', 'the key')
    .argument('[object]', 'whose metadata', 'voucher')
    .option('--dry-run', 'show what would change, and change nothing');
  addSendOptions(command).action(purge);
}

async function purge(key: string, object: string, options: PurgeOptions): Promise<void> {
  const service = openService(options);
  const { id: schemaId } = await schemaFor(service, object);
  const query = { label: options.label, dry_run: options.dryRun };
  const idempotencyKey =
    options.idempotencyKey ?? keyOf({ route: `purge ${schemaId}`, query, body: key });
  const pending = service.api.POST('/v1/metadata-schemas/{schemaId}/purge', {
    params: { path: { schemaId }, query, header: { 'Idempotency-Key': idempotencyKey } },
    body: { key },
  });
  await seeThrough(service, await acceptedOf(pending), options);
}
