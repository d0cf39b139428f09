export function BulkUpdatePage() {
  return null;
}
