import classes from './steps.module.css';

interface StepsProps {
  readonly label: string;
  readonly names: readonly string[];
  /** The place of the current step in `names`. */
  readonly current: number;
}

/** Where the reader is on a way of several steps. */
export function Steps({ label, names, current }: StepsProps) {
  return (
    <ol className={classes.steps} aria-label={label}>
      {names.map((name, at) => (
        <li
          key={name}
          className={classes[at < current ? 'past' : at === current ? 'here' : 'ahead']}
          aria-current={at === current ? 'step' : undefined}
        >
          <span aria-hidden="true">{at < current ? '✓' : at + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  );
}
