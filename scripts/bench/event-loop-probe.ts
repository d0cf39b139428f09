import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into the service before its own code: answers each message `event-loop` of the parent with the longest
 * time, in milliseconds, that the main thread's event loop was held since the message before.
 */
if (isMainThread && process.send !== undefined) {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  process.on('message', (probe) => {
    if (probe !== 'event-loop') return;
    process.send?.({ maxHoldMs: delays.max / 1e6 });
    delays.reset();
  });
  // The probe must not keep a service alive that has been asked to stop.
  process.channel?.unref();
}
