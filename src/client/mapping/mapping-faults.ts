import type { Mapping } from './mapping.js';
import type { Definitions } from './guess-mapping.js';
import { texts } from './texts.js';

/** What the metadata schema of the project says, as far as a mapping can break it. */
export interface SchemaRules {
  readonly definitions: Definitions;
  readonly allowDefinedOnly: boolean;
}

/** What is wrong with a mapping, in words. */
export function faultsOf({ columns }: Mapping, rules: SchemaRules): string[] {
  const codes = columns.filter(({ target }) => target === 'code').length;
  const used = columns.filter(({ target }) => target === 'metadata');
  const keys = used.map(({ key }) => key);
  const twice = new Set(keys.filter((key, at) => keys.indexOf(key) !== at));
  const undefinedKeys = rules.allowDefinedOnly
    ? keys.filter((key) => !Object.hasOwn(rules.definitions, key))
    : [];
  return [
    ...(codes === 0 ? [texts.noCodeColumn] : []),
    ...(codes > 1 ? [texts.twoCodeColumns] : []),
    ...(used.length === 0 ? [texts.noMetadata] : []),
    ...used.filter(({ key }) => key === '').map(({ column }) => texts.noKey(column)),
    ...[...twice].filter((key) => key !== '').map(texts.keyTwice),
    ...undefinedKeys.map(texts.keyNotDefined),
  ];
}
