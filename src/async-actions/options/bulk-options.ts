import { invalidQuery } from '../../errors/domain-error.js';
import type { QueryEntry } from '../../http/query-entries.js';
import { describeFaults, type JsonFault } from '../../json/json-path.js';
import type { BulkOption, BulkOptions, OptionReading } from './bulk-option.js';

/**
 * The options of a bulk request. A parameter that is unknown is refused, because a misspelt option would
 * otherwise run the request as if it had not been chosen.
 * @param known what may be chosen for the request
 * @throws DomainError invalid_query_params naming every parameter that is unknown, repeated, wrong, or without what
 * it refines
 */
export function readBulkOptions(
  entries: readonly QueryEntry[],
  known: readonly BulkOption[],
): BulkOptions {
  const byName = new Map(known.map((option) => [option.name, option]));
  const options: Record<string, unknown> = {};
  const faults: JsonFault[] = [];
  for (const [name, text] of entries) {
    const reading = readOption(byName.get(name), text, Object.hasOwn(options, name));
    if ('fault' in reading) faults.push({ path: [name], text: reading.fault });
    else options[name] = reading.value;
  }
  faults.push(...known.flatMap((option) => missingFor(option, options)));
  if (faults.length > 0) throw invalidQuery(describeFaults(faults));
  return options;
}

/** What an option that was chosen refines, where that was not chosen too. */
function missingFor({ name, requires }: BulkOption, options: BulkOptions): JsonFault[] {
  if (requires === undefined || !Object.hasOwn(options, name)) return [];
  if (options[requires.name] === requires.value) return [];
  return [{ path: [name], text: `must come with ${requires.name}=${requires.value}` }];
}

function readOption(
  option: BulkOption | undefined,
  text: string,
  isRepeated: boolean,
): OptionReading {
  if (option === undefined) return { fault: 'is not a known parameter' };
  return isRepeated ? { fault: 'must NOT be repeated' } : option.read(text);
}
