import type { AcceptedRow } from '../../../async-actions/index.js';
import type { Metadata } from '../../domain/metadata.js';
import { changeBetween, type RecordChange } from '../../domain/record-change.js';
import { nextMetadata } from '../metadata-merge/changed-metadata.js';
import { rowPatchOf, type PatchPayload } from '../metadata-merge/row-patch.js';
import type { SharedPatch } from '../metadata-merge/shared-patch.js';
import type { ProcessedRows, TraceKind } from './read-reversals.js';

/** A row that changed the metadata of its voucher and nothing else. */
export interface Restoration {
  readonly row: number;
  readonly code: string;
  /** The metadata before the row. */
  readonly prior: Metadata;
  /** What the row made of it. */
  readonly written: Metadata;
  /** What leads back. */
  readonly change: RecordChange;
}

type WriteRow = (prior: Metadata, payload: unknown) => Metadata;

/** Whether chunks that show this changed nothing but metadata. */
export function changesMetadataAlone(kind: TraceKind): boolean {
  return kind === 'merged' || kind === 'purged';
}

/** The rows of a chunk that changed metadata, the last row first. What they made of it follows from what is kept. */
export function readRestorations(processed: ProcessedRows): Restoration[] {
  const prior = new Map(JSON.parse(processed.before) as [number, Metadata][]);
  const write = processed.kind === 'purged' ? purgeOf(processed) : mergeOf(processed);
  const rows = JSON.parse(processed.items) as AcceptedRow<unknown>[];
  return rows.reverse().flatMap(([row, code, payload]): Restoration[] => {
    const before = prior.get(row);
    if (before === undefined) return [];
    const written = write(before, payload);
    const change = changeBetween(written, before);
    return change === null ? [] : [{ row, code, prior: before, written, change }];
  });
}

function mergeOf({ shared, mode }: ProcessedRows): WriteRow {
  const common = shared === null ? undefined : (JSON.parse(shared) as SharedPatch).metadata;
  return (prior, payload) =>
    nextMetadata(prior, rowPatchOf(common ?? (payload as PatchPayload | null) ?? {}), mode);
}

function purgeOf({ shared }: ProcessedRows): WriteRow {
  const { key } = JSON.parse(shared ?? '{}') as { key?: string };
  return (prior) => Object.fromEntries(Object.entries(prior).filter(([name]) => name !== key));
}
