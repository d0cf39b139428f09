import type { Definitions } from '../../../metadata-schemas/domain/definition.js';
import {
  definitionsIn,
  type SchemaInForce,
} from '../../../metadata-schemas/domain/schema-in-force.js';
import type { Metadata } from '../../domain/metadata.js';

/** The keys that a schema defines. They are read when a row takes keys out, which few do. */
export class DefinedKeys {
  private definitions: Definitions | null = null;

  constructor(private readonly schema: SchemaInForce | null) {}

  /**
   * What is held to the schema of keys that are taken out: those that it defines, without a value. A required key is
   * refused then, and a key that the schema does not know can always go.
   */
  withoutValue(keys: readonly string[]): Metadata {
    if (this.schema === null || keys.length === 0) return {};
    this.definitions ??= definitionsIn(this.schema);
    const { definitions } = this;
    return Object.fromEntries(
      keys.filter((key) => Object.hasOwn(definitions, key)).map((key) => [key, null]),
    );
  }
}
