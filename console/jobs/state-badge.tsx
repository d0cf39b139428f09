import { ToneBadge, type Tone } from '../ui/tone-badge.js';
import { stateOf, type JobState, type ListedJob } from './job-state.js';
import { texts } from './texts.js';

const TONES: Readonly<Record<JobState, Tone>> = {
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
  return <ToneBadge tone={TONES[state]}>{texts.states[state]}</ToneBadge>;
}
