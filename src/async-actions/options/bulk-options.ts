import { invalidQuery } from '../../errors/domain-error.js';
import type { QueryEntry } from '../../http/query-entries.js';
import { describeFaults, type JsonFault } from '../../json/json-path.js';
import type { BulkOption, BulkOptions, OptionReading } from './bulk-option.js';
import { LABEL } from './label.option.js';

/** Everything that a client may choose for a bulk request: one file for each. */
export const BULK_OPTIONS: readonly BulkOption[] = [LABEL];

const byName = new Map(BULK_OPTIONS.map((option) => [option.name, option]));

/**
 * The options of a bulk request. A parameter that is unknown is refused, because a misspelt option would
 * otherwise run the request as if it had not been chosen.
 * @throws DomainError invalid_query_params naming every parameter that is unknown, repeated or wrong
 */
export function readBulkOptions(entries: readonly QueryEntry[]): BulkOptions {
  const options: Record<string, unknown> = {};
  const faults: JsonFault[] = [];
  for (const [name, text] of entries) {
    const reading = readOption(name, text, name in options);
    if ('fault' in reading) faults.push({ path: [name], text: reading.fault });
    else options[name] = reading.value;
  }
  if (faults.length > 0) throw invalidQuery(describeFaults(faults));
  return options;
}

function readOption(name: string, text: string, isRepeated: boolean): OptionReading {
  const option = byName.get(name);
  if (option === undefined) return { fault: 'is not a known parameter' };
  return isRepeated ? { fault: 'must NOT be repeated' } : option.read(text);
}
