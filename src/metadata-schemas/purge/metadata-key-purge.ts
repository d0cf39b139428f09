import type { ActionType } from '../../async-actions/index.js';

/** What the purge of a key begins with: the input of its operation's first step. */
export interface MetadataKeyPurge {
  readonly key: string;
}

/** The operation that purges keys of a resource; resources that are not kept here have none. */
export const PURGE_TYPES: ReadonlyMap<string, ActionType> = new Map([
  ['voucher', 'VOUCHERS.METADATA_KEY_PURGE'],
]);
