export const texts = {
  title: 'Queue health',
  depth: 'jobs that have not ended',
  oldest: 'wait of the oldest',
  none: 'none',
  service: 'service',
  states: { ok: 'up', degraded: 'up, Redis is away', unavailable: 'not ready' },
  running: 'The queue takes jobs one after the other.',
  paused:
    'The queue is paused. Requests are still accepted, and nothing is processed until it is resumed. Paused since',
  held: 'The job at the head of the queue is paused, so the others wait behind it.',
  pause: 'Pause the queue',
  resume: 'Resume the queue',
  head: 'First in the queue',
  empty: 'No job waits.',
};
