import { Badge } from '@mantine/core';
import { stateOf, type JobState, type ListedJob } from './job-state.js';
import { texts } from './texts.js';
import classes from './state-badge.module.css';

const TONES: Readonly<Record<JobState, string>> = {
  waiting: 'quiet',
  running: 'busy',
  paused: 'held',
  cancelled: 'quiet',
  done: 'good',
  doneWithFailures: 'held',
  failed: 'bad',
};

/** The state of a job, in a word and a colour. */
export function StateBadge({ job }: { readonly job: ListedJob }) {
  const state = stateOf(job);
  return (
    <Badge className={classes[TONES[state]]} tt="none" fw={600} radius="sm" miw="max-content">
      {texts.states[state]}
    </Badge>
  );
}
