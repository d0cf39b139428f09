import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtScript } from './build.js';
import { atEnd, endWithRun, runFolder } from './run.js';

const ROOT = join(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 60_000;

/**
 * Starts the service that all test files of a project share which want nothing but a service.
 *
 * @typedef {import('../support/service/shared-service.js').SharedServiceAddress} Address
 * @param {object} options
 * @param {string} options.name of its folder in the folder of the run
 * @param {string[]} options.command what Node.js is started with
 * @param {(folder: string) => string} options.databaseUrl
 * @returns {Promise<Address>} when it answers
 */
export async function startSharedService({ name, command, databaseUrl }) {
  /** @type {typeof import('../../scripts/support/free-port.js')} */
  const { freePort } = await builtScript('support/free-port.js');
  const folder = join(runFolder(), name);
  mkdirSync(folder);
  const port = await freePort();
  /** @type {Address} */
  const address = {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: databaseUrl(folder),
    log: join(folder, 'service.log'),
    managementKey: 'shared-management-key-0123',
  };
  const log = openSync(address.log, 'w');
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: address.url,
      DATABASE_URL: address.databaseUrl,
      MANAGEMENT_KEY: address.managementKey,
      FAILED_LOGINS_PER_MINUTE: '0',
    },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // The process that serves, as opposed to a `nest` command around it, which ends with it.
  const pidOf = () => (child.exitCode === null ? pidIn(address.log) : undefined);
  endWithRun(pidOf);
  atEnd(async () => {
    const pid = pidOf();
    if (pid !== undefined) process.kill(pid, 'SIGTERM');
    await ended;
  });
  await untilReady(address, child);
  return address;
}

/**
 * @param {Address} address
 * @param {import('node:child_process').ChildProcess} child
 */
async function untilReady({ url, log }, child) {
  const until = performance.now() + START_TIMEOUT_MS;
  while (child.exitCode === null && performance.now() < until) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await sleep(50);
  }
  throw new Error(`The shared service did not start:\n${readFileSync(log, 'utf8')}`);
}

/**
 * The id of the process that writes the log, once it has written a line.
 * @param {string} log
 */
function pidIn(log) {
  const pid = /"pid":(\d+)/.exec(readFileSync(log, 'utf8'))?.[1];
  return pid === undefined ? undefined : Number(pid);
}
