/** Types whose requests list no rows. */
const WITHOUT_ROWS = new Set(['VOUCHERS.UNDO', 'VOUCHERS.METADATA_KEY_PURGE']);

/** The form of a file that has rows of a job as they were sent, to be sent again; null where none were sent. */
export function sentForm({ type }: { readonly type: string }): 'json' | 'file' | null {
  if (WITHOUT_ROWS.has(type)) return null;
  return type === 'VOUCHERS.IMPORT_CSV' ? 'file' : 'json';
}
