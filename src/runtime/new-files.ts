/**
 * Closes every file that this process makes from here on to other users of the machine. The database holds codes,
 * metadata, and the key of report links.
 */
export function closeNewFiles(): void {
  process.umask(0o077);
}
