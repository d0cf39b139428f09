/** How bad something is: a fault keeps the service from its work, a warning does not. */
export type Verdict = 'ok' | 'warning' | 'fault';

/** What a check has found. */
export interface Finding {
  readonly check: string;
  readonly verdict: Verdict;
  readonly message: string;
}

/** The worst verdict of all. */
export function worstOf(findings: readonly Finding[]): Verdict {
  const has = (verdict: Verdict) => findings.some((finding) => finding.verdict === verdict);
  return has('fault') ? 'fault' : has('warning') ? 'warning' : 'ok';
}

/** The reason of an error in one line. */
export function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message === '' ? (code ?? 'an unknown fault') : message.replaceAll('\n', ' ');
}
