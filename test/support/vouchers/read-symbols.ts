import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const READER = '../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm';

prepareZXingModule({
  overrides: { wasmBinary: bytesOf(readFileSync(join(import.meta.dirname, READER))).buffer },
});

/** A symbol that a scanner found in an image. */
export interface ReadSymbol {
  readonly format: string;
  readonly text: string;
}

/** All symbols in a PNG. */
export async function readSymbols(png: Uint8Array): Promise<ReadSymbol[]> {
  const found = await readBarcodes(bytesOf(png));
  return found.map(({ format, text }) => ({ format, text }));
}

/** A copy in memory of its own. */
function bytesOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}
