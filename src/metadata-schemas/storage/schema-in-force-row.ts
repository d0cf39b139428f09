import type { SchemaInForce } from '../domain/schema-in-force.js';

/** One of the rows that together are a schema in force. */
export interface SchemaInForceRow {
  readonly id: string;
  readonly version: number;
  readonly relatedObject: string;
  /** JSON object. */
  readonly properties: string;
  readonly allowDefinedOnly: boolean | number;
}

/**
 * Puts the rows together without parsing them: this happens once a chunk, in its transaction. The
 * version joins id and version of each row, so it changes when any of them does.
 */
export function toSchemaInForce(
  rows: readonly SchemaInForceRow[],
  relatedObject: string,
): SchemaInForce | null {
  const own = rows.find((row) => row.relatedObject === relatedObject);
  if (own === undefined) return null;
  const nested = rows
    .filter((row) => row !== own)
    .map((row) => `${JSON.stringify(row.relatedObject)}:{${rulesText(row)}}`);
  return {
    version: [own, ...rows].map(({ id, version }) => `${id}/${version}`).join(','),
    text: `{${rulesText(own)},"nested":{${nested.join(',')}}}`,
  };
}

function rulesText({ properties, allowDefinedOnly }: SchemaInForceRow): string {
  return `"properties":${properties},"allowDefinedOnly":${Boolean(allowDefinedOnly)}`;
}
