/** Milliseconds since 1970 by the clock of the database, at this moment and not at the transaction's begin. */
export const NOW = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint';

/**
 * Whether the lease has ended. It never ends later than its time to live from now, so one that does was given by a
 * clock that has stepped back since.
 */
export const hasEnded = (end: string, ttl: string) =>
  `(${end} < ${NOW} OR ${end} > ${NOW} + ${ttl})`;
