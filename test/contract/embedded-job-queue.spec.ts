import { EmbeddedJobQueue } from '../../src/queue/embedded-job-queue.js';
import { jobQueueContract } from './job-queue.contract.js';

jobQueueContract('embedded', () => {
  const queue = new EmbeddedJobQueue();
  return Promise.resolve({ queue, dispose: () => queue.close() });
});
