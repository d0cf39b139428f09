import { afterAll } from '@jest/globals';
import { BuiltWorkers } from './built-workers.js';

let workers: BuiltWorkers | undefined;

afterAll(() => workers?.onApplicationShutdown());

/** Worker threads for all tests of a file. To start them for each test took most of its time. */
export function sharedWorkers(): BuiltWorkers {
  workers ??= new BuiltWorkers();
  return workers;
}
