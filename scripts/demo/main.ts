import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { BuiltService } from '../support/built-service.js';
import { Api, type Action } from './api.js';
import { ProgressBar } from './progress-bar.js';
import { bulkUpdateBody, codeOf, importBody } from './sample-data.js';
import { showResult } from './show-result.js';

/** Shows the main job on a service of its own. `--exit` ends it after the job, else Ctrl-C does. */
async function main(): Promise<void> {
  const stop = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const managementKey = randomBytes(20).toString('hex');
  const env = { MANAGEMENT_KEY: managementKey };
  const service = await BuiltService.start({ preferredPort: 3000, env });
  try {
    console.log(`\nVouchsafe runs at ${service.url}, its data is in ${service.directory}\n`);
    await Promise.race([show(service, managementKey, stop), stop, endedTooEarly(service)]);
  } finally {
    console.log('\nStopping; the data of the demo is deleted.');
    await service.dispose();
  }
}

async function show(
  service: BuiltService,
  managementKey: string,
  stop: Promise<unknown>,
): Promise<void> {
  await runJob(new Api(service));
  if (process.argv.includes('--exit')) return;
  showWhereToGo(service, await signInLink(service, managementKey), managementKey);
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

/** A link to the console that signs in there, once. */
async function signInLink({ url, key }: BuiltService, managementKey: string): Promise<string> {
  const path = `/management/v1/keys/${key.appId}/sign-in-codes`;
  const headers = { 'x-management-key': managementKey };
  const answer = await fetch(url + path, { method: 'POST', headers });
  if (!answer.ok) throw new Error(`POST ${path} answered ${await answer.text()}`);
  return ((await answer.json()) as { url: string }).url;
}

function showWhereToGo({ url, key }: BuiltService, link: string, managementKey: string): void {
  console.log(`
  The service stays up. See it in the console, where this link signs you in, once, for 5 minutes:

    ${link}

  Or try it by hand:
    Console         ${url}/console
    Swagger UI      ${url}/docs
    X-App-Id        ${key.appId}
    X-App-Token     ${key.appToken}
    Management key  ${managementKey}

    curl ${url}/v1/vouchers/${codeOf(1)} \\
      -H 'X-App-Id: ${key.appId}' -H 'X-App-Token: ${key.appToken}'

  Ctrl-C ends it.`);
}

main().catch((error: unknown) => {
  console.error(`The demo failed. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
