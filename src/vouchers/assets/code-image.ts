/** The images that there are of a code: a QR code, and a barcode of the symbology Code 128. */
export type AssetKind = 'qr' | 'barcode';

export const IMAGE_FORMATS = ['png', 'svg'] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** An image of a code. */
export interface CodeImage {
  readonly kind: AssetKind;
  readonly format: ImageFormat;
  readonly code: string;
}

/** Longest code in a barcode. Its image is up to 1,870 pixels wide; scanners read none that is much wider. */
const MAX_BARCODE_LENGTH = 80;

/**
 * Why a code has no image of this kind, or null. A QR code holds every code there is; Code 128 would hold the bytes
 * of other characters than ASCII, which a scanner reads as other text.
 */
export function imageFault(kind: AssetKind, code: string): string | null {
  const fits = code.length <= MAX_BARCODE_LENGTH && /^[ -~]+$/.test(code);
  return kind === 'qr' || fits
    ? null
    : `A barcode holds at most ${MAX_BARCODE_LENGTH} printable ASCII characters, and the code of this voucher has more or others`;
}
