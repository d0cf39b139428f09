/** What a store reads for a chunk: vouchers of code, metadata text and version, each changed seven times. */
export function voucherRecords(
  ...vouchers: readonly (readonly [code: string, metadata: string, version: string])[]
): string {
  return vouchers.map((voucher) => [...voucher, 7].join('\u001f')).join('\u001e');
}
