import { eventually, pause } from '../eventually.js';
import { Service } from './service.js';

/** Kills the service this often while the action runs, and starts it again on its data each time. */
export async function killWhileRunning(
  service: Service,
  actionId: string,
  random: () => number,
  times = 3,
): Promise<Service> {
  let running = service;
  for (let kill = 1; kill <= times; kill += 1) {
    await eventually('it has begun', async () => {
      const { body } = await running.api.get(`/v1/async-actions/${actionId}`);
      return body.status !== 'ENQUEUED';
    });
    await pause(random() * 40);
    running = await killAndStart(running);
  }
  return running;
}

/** Kills the service and starts it again on its data. */
export async function killAndStart(service: Service): Promise<Service> {
  await service.stop('SIGKILL');
  return Service.start({ directory: service.directory });
}
