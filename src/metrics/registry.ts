import { collectDefaultMetrics, Registry } from 'prom-client';

/** The metrics of this process; from the start those of Node.js, the lag of the event loop included. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
