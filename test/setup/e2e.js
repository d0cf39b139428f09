import { join } from 'node:path';
import { startSharedService } from './shared-service.js';

const NEST = join(import.meta.dirname, '../../node_modules/@nestjs/cli/bin/nest.js');

/** Before the e2e tests: `nest start` builds and starts the service that most of them share. */
export default async function setUp() {
  const shared = await startSharedService({
    name: 'shared-service',
    command: [NEST, 'start', '--no-shell'],
    databaseUrl: (folder) => `sqlite:${join(folder, 'vouchsafe.db')}`,
  });
  process.env.TEST_SHARED_SERVICE = JSON.stringify(shared);
}
