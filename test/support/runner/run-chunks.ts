import { ChunkFeed } from '../../../src/async-actions/runner/chunk-feed.js';
import type { AsyncAction } from '../../../src/async-actions/async-action.js';
import type { Lease } from '../../../src/async-actions/storage/lease-store.js';
import type { BulkUpdates } from './bulk-updates.js';

/** The chunks of an action that is not all or nothing. */
export function feedOf(
  { source, runner }: Pick<BulkUpdates, 'source' | 'runner'>,
  action: AsyncAction,
): ChunkFeed {
  return new ChunkFeed(
    (behind) => source.next(action, behind),
    (chunk) => runner.prepare(action, chunk),
  );
}

/** Applies all chunks of an action; `meanwhile` happens between the preparation and the writing of the first. */
export async function runChunks(
  service: Pick<BulkUpdates, 'source' | 'runner'>,
  lease: Lease,
  action: AsyncAction,
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  const feed = feedOf(service, action);
  let happens = meanwhile;
  for (let ready = await feed.next(); ready !== null; ready = await feed.next()) {
    await happens();
    happens = () => Promise.resolve();
    feed.lookAhead(ready);
    await service.runner.run(lease, action, ready);
  }
}
