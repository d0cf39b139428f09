import type { ReactNode } from 'react';
import { Problem } from './problem.js';
import { Waiting } from './waiting.js';

interface ListedProps<T> {
  /** Missing until they are read. */
  readonly rows: readonly T[] | undefined;
  /** Why they cannot be read. */
  readonly error: Error | null;
  /** Why something that was done to a row did not work. */
  readonly actionError?: Error | null;
  /** What stands in place of a list without rows. */
  readonly empty: ReactNode;
  readonly children: (rows: readonly T[]) => ReactNode;
}

/** A list in each of its states: being read, not to be read, without rows, and with them. */
export function Listed<T>(props: ListedProps<T>) {
  const { rows, error, actionError = null, empty, children } = props;
  return (
    <>
      <Problem error={error ?? actionError} />
      {rows === undefined && error === null && <Waiting />}
      {rows?.length === 0 && empty}
      {rows !== undefined && rows.length > 0 && children(rows)}
    </>
  );
}
