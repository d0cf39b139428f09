import { Text } from '@mantine/core';
import classes from './figures.module.css';

export interface Figure {
  readonly name: string;
  /** A count, or a text that is shown as it is. */
  readonly value: number | string;
  readonly isBad?: boolean;
}

/** A few numbers that say most. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ name, value, isBad = false }) => (
        <div key={name} className="panel">
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" className={classes.value} c={isBad ? 'var(--removed)' : undefined}>
            {typeof value === 'number' ? value.toLocaleString() : value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
