import type { Voucher } from '../vouchers/domain/voucher.js';
import { csvLine, titleLine } from './csv-lines.js';
import {
  cellOf,
  EXPORT_FIELDS,
  metadataCell,
  type CellValue,
  type ExportField,
  type ImageLinks,
} from './voucher-cells.js';

const METADATA_PREFIX = 'metadata.';

/** The fields of an export whose client names none. */
export const DEFAULT_FIELDS: readonly ExportField[] = [
  'code',
  'voucher_type',
  'value',
  'discount_type',
];

/** Whether an export can have a column of this field. */
export function isExportField(name: string): boolean {
  return Object.hasOwn(EXPORT_FIELDS, name) || metadataKeyOf(name) !== null;
}

/** The key that a field such as `metadata.lang` names; null for any other field. */
function metadataKeyOf(field: string): string | null {
  return field.startsWith(METADATA_PREFIX) && field.length > METADATA_PREFIX.length
    ? field.slice(METADATA_PREFIX.length)
    : null;
}

/** The lines of an export with these fields. */
export class ExportTable {
  /** Whether a column shows something of the metadata. */
  readonly hasMetadata: boolean;
  private readonly keys: readonly (string | null)[];
  private readonly hasKeys: boolean;

  /** @param fields each one of {@link isExportField} */
  constructor(
    private readonly fields: readonly string[],
    private readonly linksOf: (voucher: Voucher) => ImageLinks,
  ) {
    this.keys = fields.map(metadataKeyOf);
    this.hasKeys = this.keys.some((key) => key !== null);
    this.hasMetadata = this.hasKeys || fields.includes('metadata');
  }

  /** The first line. A key of the metadata is its own title, as in an import. */
  titles(): string {
    return titleLine(
      this.fields.map((field, at) => this.keys[at] ?? EXPORT_FIELDS[field as ExportField].title),
    );
  }

  /** The line of a voucher. */
  line(voucher: Voucher): string {
    const metadata = this.hasKeys
      ? new Map(Object.entries(JSON.parse(voucher.metadata) as object))
      : null;
    const exported = { voucher, links: () => this.linksOf(voucher) };
    return csvLine(
      this.fields.map((field, at): CellValue => {
        const key = this.keys[at] ?? null;
        if (key !== null) return metadataCell(metadata?.get(key));
        return cellOf(EXPORT_FIELDS[field as ExportField].cell(exported));
      }),
    );
  }
}
