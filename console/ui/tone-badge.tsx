import { Badge } from '@mantine/core';
import classes from './tone-badge.module.css';

/** What a state means for the reader. Each has a colour of its own, and never the colour alone. */
export type Tone = 'quiet' | 'busy' | 'held' | 'good' | 'bad';

interface ToneBadgeProps {
  readonly tone: Tone;
  readonly children: string;
}

/** A state, in a word and a colour. */
export function ToneBadge({ tone, children }: ToneBadgeProps) {
  return (
    <Badge className={classes[tone]} tt="none" fw={600} radius="sm" miw="max-content">
      {children}
    </Badge>
  );
}
