import { Text, VisuallyHidden } from '@mantine/core';
import type { Change, ReportRow } from '../report/report-row.js';
import classes from './row-difference.module.css';
import { texts } from './texts.js';

/** The keys of a row that would differ, or why it would fail. */
export function RowDifference({ row }: { readonly row: ReportRow }) {
  if (row.error !== null) {
    return (
      <Text size="sm" c="var(--removed)">
        {row.error.details || row.error.message}
      </Text>
    );
  }
  return (
    <ul className={classes.list}>
      {Object.entries(row.changes ?? {}).map(([key, change]) => (
        <li key={key}>
          <b>{key}</b> <ChangedValue change={change} />
        </li>
      ))}
    </ul>
  );
}

function ChangedValue({ change }: { readonly change: Change }) {
  const isAdded = !('before' in change);
  const isRemoved = !('after' in change);
  const kind = isAdded ? texts.added : isRemoved ? texts.removed : texts.changed;
  return (
    <>
      <VisuallyHidden>{kind}: </VisuallyHidden>
      {!isAdded && <del className={classes.before}>{JSON.stringify(change.before)}</del>}
      {!isAdded && !isRemoved && <span aria-hidden="true"> → </span>}
      {!isRemoved && <ins className={classes.after}>{JSON.stringify(change.after)}</ins>}
    </>
  );
}
