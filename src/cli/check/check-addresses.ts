import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import type { Settings } from '../../config/settings.js';
import { reasonOf, type Finding } from './finding.js';

const ANSWER_MS = 3_000;

/** Whether the service can listen, or does already, and whether its public address leads somewhere. */
export async function checkAddresses(settings: Settings): Promise<Finding[]> {
  const { host, port } = settings;
  const at = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : inUrl(host)}:${port}`;
  const state = await stateOf(at);
  return [
    await checkPort(host, port, state),
    ...(state === null ? [] : [checkState(at, state)]),
    await checkPublicUrl(settings),
  ];
}

const inUrl = (host: string) => (host.includes(':') ? `[${host}]` : host);

async function checkPort(host: string, port: number, state: string | null): Promise<Finding> {
  const check = 'port';
  const place = `${host}:${port}`;
  if (state !== null) return { check, verdict: 'ok', message: `a service listens on ${place}` };
  try {
    await listenFor(host, port);
    return { check, verdict: 'ok', message: `${place} is free` };
  } catch (error) {
    return { check, verdict: 'fault', message: `${place} cannot be used: ${reasonOf(error)}` };
  }
}

function listenFor(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port }, () => server.close(() => resolve()));
  });
}

/** What a service that runs says of itself; null when there is none. */
async function stateOf(url: string): Promise<string | null> {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(ANSWER_MS) });
    const { status } = (await answer.json()) as { status?: unknown };
    return typeof status === 'string' ? status : null;
  } catch {
    return null;
  }
}

function checkState(url: string, state: string): Finding {
  const verdict = state === 'ok' ? 'ok' : state === 'degraded' ? 'warning' : 'fault';
  return { check: 'service', verdict, message: `the service at ${url} is ${state}` };
}

async function checkPublicUrl({ publicUrl, isPublicUrlSet }: Settings): Promise<Finding> {
  const check = 'public address';
  if (!isPublicUrlSet) {
    const message = `links in answers begin with ${publicUrl}: set PUBLIC_URL for clients on other machines`;
    return { check, verdict: 'warning', message };
  }
  const { hostname } = new URL(publicUrl);
  try {
    await lookup(hostname.replaceAll(/^\[|\]$/g, ''));
    return { check, verdict: 'ok', message: `links in answers begin with ${publicUrl}` };
  } catch (error) {
    return { check, verdict: 'warning', message: `${hostname} has no address: ${reasonOf(error)}` };
  }
}
