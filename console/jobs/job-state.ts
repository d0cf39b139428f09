export {
  hasEnded,
  stateOf,
  type JobState,
  type ListedJob,
} from '../../src/client/jobs/job-state.js';
