/** What a bulk request of the service may have, as bytes and in words. */
export const LIMIT_MEBIBYTES = 10;
export const LIMIT_BYTES = LIMIT_MEBIBYTES * 1_048_576;

/** A number of bytes as people read it, such as `1.2 MiB`. */
export function inMebibytes(bytes: number): string {
  const kibibytes = bytes / 1_024;
  if (kibibytes < 1_000) return `${Math.max(1, Math.round(kibibytes))} KiB`;
  return `${(kibibytes / 1_024).toFixed(1)} MiB`;
}
