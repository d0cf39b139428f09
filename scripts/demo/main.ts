import { once } from 'node:events';
import { BuiltService } from '../support/built-service.js';
import { Api, type Action } from './api.js';
import { ProgressBar } from './progress-bar.js';
import { bulkUpdateBody, codeOf, importBody } from './sample-data.js';
import { showResult } from './show-result.js';

/** Shows the main job on a service of its own. `--exit` ends it after the job, else Ctrl-C does. */
async function main(): Promise<void> {
  const stop = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const service = await BuiltService.start({ preferredPort: 3000 });
  try {
    console.log(`\nVouchsafe runs at ${service.url}, its data is in ${service.directory}\n`);
    await Promise.race([show(service, stop), stop, endedTooEarly(service)]);
  } finally {
    console.log('\nStopping; the data of the demo is deleted.');
    await service.dispose();
  }
}

async function show(service: BuiltService, stop: Promise<unknown>): Promise<void> {
  await runJob(new Api(service));
  if (process.argv.includes('--exit')) return;
  showWhereToGo(service);
  await stop;
}

async function runJob(api: Api): Promise<void> {
  await runBulk(api, 'Importing 10,000 vouchers ', '/v1/vouchers/import', importBody());
  const body = bulkUpdateBody();
  const action = await runBulk(api, 'Updating their metadata   ', '/v1/vouchers/bulk/async', body);
  await showResult(action);
  const { metadata } = await api.get<{ metadata: unknown }>(`/v1/vouchers/${codeOf(1)}`);
  console.log(`\n  ${codeOf(1)} now: ${JSON.stringify(metadata)}`);
}

function runBulk(api: Api, label: string, path: string, body: string): Promise<Action> {
  const bar = new ProgressBar(label);
  bar.show(0);
  return api.runBulk(path, body, (percent) => bar.show(percent));
}

async function endedTooEarly(service: BuiltService): Promise<never> {
  await service.ended();
  throw new Error('The service ended; what it printed says why');
}

function showWhereToGo({ url, key }: BuiltService): void {
  console.log(`
  The service stays up. Try it:
    Swagger UI   ${url}/docs
    X-App-Id     ${key.appId}
    X-App-Token  ${key.appToken}

    curl ${url}/v1/vouchers/${codeOf(1)} \\
      -H 'X-App-Id: ${key.appId}' -H 'X-App-Token: ${key.appToken}'

  Ctrl-C ends it.`);
}

main().catch((error: unknown) => {
  console.error(`The demo failed. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
