import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from '../../config/environment.js';
import { ForbiddenAddressError, TargetAddresses } from './target-addresses.js';

const addressesWith = (networks: string) =>
  new TargetAddresses(readEnvironment({ WEBHOOK_ALLOWED_NETWORKS: networks }));
const check = (url: string, networks = '') => addressesWith(networks).check(new URL(url));

/** What a socket is told of a host, whether it asks for one address or for all. */
function lookUp(host: string, all: boolean, networks = ''): Promise<string | LookupAddress[]> {
  return new Promise((resolve, reject) => {
    addressesWith(networks).lookup(host, { all }, (error, address) => {
      if (error === null) resolve(address);
      else reject(error);
    });
  });
}

describe('the target of a webhook', () => {
  it.each([
    'http://127.0.0.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://localhost/',
    'http://169.254.169.254/latest/meta-data',
  ])('%s is refused', async (url) => {
    await expect(check(url)).rejects.toThrow(ForbiddenAddressError);
  });

  it.each(['http://1.1.1.1/', 'http://[2606:4700:4700::1111]/', 'http://nobody.invalid/'])(
    '%s is not refused before a socket connects',
    async (url) => {
      await expect(check(url)).resolves.toBeUndefined();
    },
  );

  it.each([
    ['http://10.1.2.3/', '10.0.0.0/8'],
    ['http://[::ffff:10.1.2.3]/', '10.0.0.0/8'],
    ['http://[fd00::1]/', 'fd00::/8'],
    ['http://localhost/', '127.0.0.0/8 ::1'],
  ])('%s is allowed by %s', async (url, networks) => {
    await expect(check(url, networks)).resolves.toBeUndefined();
  });

  it.each([true, false])('has no address for a socket that asks for all: %s', async (all) => {
    await expect(lookUp('localhost', all)).rejects.toThrow(ForbiddenAddressError);
    await expect(lookUp('nobody.invalid', all)).rejects.toMatchObject({ syscall: 'getaddrinfo' });
  });

  it('has only allowed addresses for a socket', async () => {
    expect(await lookUp('localhost', true, '127.0.0.1')).toEqual([
      { address: '127.0.0.1', family: 4 },
    ]);
    expect(await lookUp('localhost', false, '127.0.0.1')).toBe('127.0.0.1');
  });
});
