import { startPostgres } from './postgres.js';
import { runFolder } from './run.js';

/** Before tests that need a server and no service. Each Redis is started by its test. */
export default async function setUp() {
  runFolder();
  await startPostgres();
}
