/** Milliseconds since 1970 by the clock of the database. */
export const NOW = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`;

/**
 * Whether the lease has ended. It never ends later than its time to live from now, so one that does was given by a
 * clock that has stepped back since. The `?` is that time to live.
 */
export const hasEnded = (end: string) => `(${end} < ${NOW} OR ${end} > ${NOW} + ?)`;
