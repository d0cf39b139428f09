import { VisuallyHidden } from '@mantine/core';
import classes from './differences.module.css';
import { texts } from './texts.js';

/** A value before and after. A member is missing where there was or would be none. */
export interface Difference {
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What differs, by its name: each value before and after, in words for screen readers too. */
export function Differences({ of }: { readonly of: Readonly<Record<string, Difference>> }) {
  return (
    <ul className={classes.list}>
      {Object.entries(of).map(([name, difference]) => (
        <li key={name}>
          <b>{name}</b> <ChangedValue difference={difference} />
        </li>
      ))}
    </ul>
  );
}

function ChangedValue({ difference }: { readonly difference: Difference }) {
  const isAdded = !('before' in difference);
  const isRemoved = !('after' in difference);
  const kind = isAdded ? texts.added : isRemoved ? texts.removed : texts.changed;
  return (
    <>
      <VisuallyHidden>{kind}: </VisuallyHidden>
      {!isAdded && <del className={classes.before}>{JSON.stringify(difference.before)}</del>}
      {!isAdded && !isRemoved && <span aria-hidden="true"> → </span>}
      {!isRemoved && <ins className={classes.after}>{JSON.stringify(difference.after)}</ins>}
    </>
  );
}
