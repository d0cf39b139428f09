import type { CodeImage } from './code-image.js';

const WHITE = 'FFFFFF';

/** Light margins are as wide as the standards of the symbols ask for: four modules of a QR code, ten of a barcode. */
const STYLES = {
  qr: { bcid: 'qrcode', scale: 4, padding: 8, backgroundcolor: WHITE },
  barcode: {
    bcid: 'code128',
    scale: 2,
    height: 12,
    padding: 10,
    includetext: true,
    textxalign: 'center',
    backgroundcolor: WHITE,
  },
} as const;

/** Draws an image: the bytes of a PNG, or of an SVG in UTF-8. */
export async function drawCode({ kind, format, code }: CodeImage): Promise<Uint8Array> {
  // The main thread imports this file for its task, and has no need of the 50 ms that this takes.
  const { toBuffer, toSVG } = await import('bwip-js/node');
  const options = { ...STYLES[kind], text: code };
  if (format === 'svg') return new TextEncoder().encode(toSVG(options));
  // A copy, because what leaves the thread takes with it all the memory that a buffer is cut from.
  return Uint8Array.from(await toBuffer(options));
}
