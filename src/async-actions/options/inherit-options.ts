import type { BulkOptions } from './bulk-option.js';
import { FAILURE_POLICY } from './failure-policy.js';

/**
 * The options of an earlier request for one that repeats it, and those that were chosen for this one. A choice takes
 * the place of an earlier one together with what refines it.
 */
export function inheritOptions(earlier: BulkOptions, chosen: BulkOptions): BulkOptions {
  const replaced = FAILURE_POLICY.flatMap(({ name, requires }) =>
    requires !== undefined && Object.hasOwn(chosen, requires.name) ? [name] : [],
  );
  const kept = Object.entries(earlier).filter(([name]) => !replaced.includes(name));
  return { ...Object.fromEntries(kept), ...chosen };
}
