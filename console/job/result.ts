export { resultOf, type Job, type JobResult, type Part } from '../../src/client/jobs/result.js';
