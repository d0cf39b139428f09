/** A SHA-256 in Base64, as `Content-Digest` and `Repr-Digest` write it (RFC 9530). */
export function digestField(sha256: string): string {
  return `sha-256=:${sha256}:`;
}

/** True when `Want-Content-Digest` or `Want-Repr-Digest` asks for SHA-256 with any weight but 0. */
export function wantsDigest(...headers: readonly (string | undefined)[]): boolean {
  return headers.some((header) => /(?:^|[,\s])sha-256\s*=\s*0*[1-9]/i.test(header ?? ''));
}
