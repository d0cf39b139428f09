export { resultOf, type Job, type JobResult } from '../../src/client/jobs/result.js';
