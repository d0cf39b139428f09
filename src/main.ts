import { InvalidEnvironmentError, readEnvironment } from './config/environment.js';
import { processEnvironment } from './config/process-environment.js';
import { createApplication } from './application.js';
import { closeNewFiles } from './runtime/new-files.js';
import { boundHeapGrowth } from './runtime/heap.js';
import { endAfterDeadline } from './runtime/shutdown.js';
import { createLogger } from './logging/create-logger.js';

/** Starts the service, or ends with code 1 and one message that names every reason. */
async function main(): Promise<void> {
  closeNewFiles();
  boundHeapGrowth();
  const settings = readEnvironment(processEnvironment);
  const logger = createLogger(settings.logLevel);
  const app = await createApplication(settings, logger);
  endAfterDeadline();
  await app.listen(settings.port, settings.host);
  logger.info(
    { url: settings.publicUrl, docs: `${settings.publicUrl}/docs` },
    'Vouchsafe is ready',
  );
}

main().catch((error: unknown) => {
  const reason = error instanceof InvalidEnvironmentError ? error.message : error;
  process.stderr.write(
    `Vouchsafe cannot start. ${reason instanceof Error ? reason.message : String(reason)}\n`,
  );
  process.exit(1);
});
