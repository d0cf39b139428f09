import { isUtf8 } from 'node:buffer';
import { CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET } from '../../json/bytes.js';
import { describeFault, FaultList, type JsonPath } from '../../json/json-path.js';
import { JsonScanner } from '../../json/json-scanner.js';
import { InvalidJsonError } from '../../json/parse-json.js';
import { findUnfaithfulNumbers } from '../../json/unfaithful-numbers.js';
import { refused, type BulkBody } from './bulk-body.js';
import { toChunks } from './chunking.js';
import { rejectRepeated } from './reject-repeated.js';
import { RowBuffer, type RowPlace } from './row-buffer.js';
import type { ItemReading } from './row-reading.js';
import { textOf, type ByteRange } from './byte-range.js';

/** How an operation reads the items of its bodies. */
export interface ItemReader {
  /**
   * Consumes one item and returns where its code and payload stand, or null when it must be read more
   * closely. Never returns a row that {@link read} would judge otherwise.
   */
  scan(scanner: JsonScanner): RowPlace | null;

  /** Whether a code must not come twice. */
  readonly isStrict?: boolean;

  /** Reads one item. `changedNumbers` are the paths in it of numbers that a double would change. */
  read(item: unknown, changedNumbers: readonly JsonPath[]): ItemReading;
}

/** Reads the bytes of a bulk request: a JSON array of items. For worker threads. */
export function readBulkBody(bytes: Uint8Array, reader: ItemReader): BulkBody {
  return scanBody(bytes, 'array', (scanner) => {
    const items = new ItemsReader(bytes, scanner, reader);
    items.readItems();
    return () => items.judge();
  });
}

/**
 * Reads a body that must be one JSON array or object. `consume` reads that value to its end and returns
 * the function that judges it, which is called only when the whole body is JSON.
 */
export function scanBody(
  bytes: Uint8Array,
  kind: 'array' | 'object',
  consume: (scanner: JsonScanner) => () => BulkBody,
): BulkBody {
  const refuseKind = () => refused(describeFault({ path: [], text: `must be ${kind}` }));
  if (bytes.length === 0) return refuseKind();
  if (!isUtf8(bytes)) return { kind: 'not-json' };
  const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const scanner = new JsonScanner(bytes, hasByteOrderMark ? 3 : 0);
  try {
    const isRightKind = scanner.peek() === (kind === 'array' ? OPEN_BRACKET : OPEN_BRACE);
    if (!isRightKind) scanner.scanValue();
    const judge = isRightKind ? consume(scanner) : refuseKind;
    if (scanner.peek() !== -1) scanner.fail();
    return judge();
  } catch (error) {
    if (error instanceof InvalidJsonError) return { kind: 'not-json' };
    throw error;
  }
}

/** One pass over the items; most of them never become objects. */
class ItemsReader {
  private readonly rows: RowBuffer;
  private readonly faults = new FaultList();
  private itemCount = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly scanner: JsonScanner,
    private readonly reader: ItemReader,
  ) {
    this.rows = new RowBuffer(bytes);
  }

  judge(): BulkBody {
    if (this.itemCount === 0) return refused('Payload must NOT have fewer than 1 items');
    if (!this.faults.isEmpty) return refused(this.faults.describe());
    if (this.reader.isStrict === true) rejectRepeated(this.rows);
    return { kind: 'accepted', rowCount: this.itemCount, chunks: toChunks(this.rows) };
  }

  readItems(): void {
    const { scanner } = this;
    scanner.expect(OPEN_BRACKET);
    if (scanner.take(CLOSE_BRACKET)) return;
    do {
      scanner.peek();
      const start = scanner.at;
      scanner.clean = true;
      const scanned = this.reader.scan(scanner);
      this.itemCount += 1;
      if (scanned === null) this.readClosely({ source: this.bytes, start, end: scanner.at });
      else this.rows.append(scanned);
    } while (scanner.take(COMMA));
    scanner.expect(CLOSE_BRACKET);
  }

  private readClosely(range: ByteRange): void {
    const text = textOf(range);
    const reading = this.reader.read(JSON.parse(text), findUnfaithfulNumbers(text));
    if (reading.kind === 'malformed') {
      for (const { path, text: fault } of reading.faults) {
        this.faults.add({ path: [this.itemCount - 1, ...path], text: fault });
      }
      return;
    }
    this.rows.appendReading(reading, text);
  }
}
