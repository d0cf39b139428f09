export function VoucherPage() {
  return null;
}
