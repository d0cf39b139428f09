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
  hour: 'The last hour',
  since: 'More jobs than this page reads were sent in the last hour. The plots begin at',
  depthPlot: 'Jobs that had not ended',
  waitPlot: 'Wait of the oldest job',
  rowsPlot: 'Rows processed in each minute',
  plotted: (title: string, now: string, most: string) =>
    `${title}: now ${now}, at most ${most} since the plot begins`,
};
