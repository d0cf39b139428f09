import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../test/support/machine/temporary-folder.js';
import { readCliEnvironment } from './cli-environment.js';
import { InvalidEnvironmentError, readEnvironment } from './environment.js';

const folder = temporaryFolder();

afterAll(() => folder.remove());

function fileWith(content: string): string {
  const file = folder.file(`secret-${Math.random()}`);
  writeFileSync(file, content);
  return file;
}

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readEnvironment(environment);
    return [];
  } catch (error) {
    if (error instanceof InvalidEnvironmentError) return error.faults;
    throw error;
  }
}

describe('a secret', () => {
  it('of each kind can stand in a file', () => {
    const settings = readEnvironment({
      BOOTSTRAP_APP_ID: 'an-app-id',
      BOOTSTRAP_APP_TOKEN_FILE: fileWith('token-in-a-file\n'),
      DATABASE_URL_FILE: fileWith('postgres://user:password@localhost/v\n'),
      MANAGEMENT_KEY_FILE: fileWith('management-key-in-a-file\r\n'),
      REDIS_URL_FILE: fileWith(' redis://:password@localhost:6379 '),
      SECRET_KEY_FILE: fileWith('secret-key-in-a-file'),
    });

    expect(settings).toMatchObject({
      bootstrapKey: { appId: 'an-app-id', appToken: 'token-in-a-file' },
      database: { dialect: 'postgres', url: 'postgres://user:password@localhost/v' },
      managementKey: 'management-key-in-a-file',
      redisUrl: 'redis://:password@localhost:6379',
      secretKey: 'secret-key-in-a-file',
    });
  });

  it('can stand in a file for the command line as well', () => {
    const environment = {
      MANAGEMENT_KEY_FILE: fileWith('management-key-in-a-file'),
      VOUCHSAFE_MANAGEMENT_KEY_FILE: fileWith('another-key-in-a-file'),
      VOUCHSAFE_TOKEN_FILE: fileWith('token-in-a-file'),
    };

    expect(readCliEnvironment(environment)).toMatchObject({
      managementKey: 'another-key-in-a-file',
      token: 'token-in-a-file',
      ofService: { managementKey: 'management-key-in-a-file' },
    });
  });

  it.each(['BOOTSTRAP_APP_TOKEN', 'DATABASE_URL', 'MANAGEMENT_KEY', 'REDIS_URL', 'SECRET_KEY'])(
    '%s cannot stand in both places',
    (name) => {
      const both = {
        [name]: 'sixteen-characters',
        [`${name}_FILE`]: fileWith('sixteen-characters'),
      };

      expect(faultsOf(both)).toContain(`${name} and ${name}_FILE must not both be set`);
    },
  );

  it('follows the rules of its variable', () => {
    expect(faultsOf({ SECRET_KEY_FILE: fileWith('short') })).toEqual([
      'SECRET_KEY must have at least 16 characters',
    ]);
  });

  it('that cannot be read is a fault once, and is not shown', () => {
    expect(faultsOf({ BOOTSTRAP_APP_TOKEN_FILE: 'the-secret-itself' })).toEqual([
      'BOOTSTRAP_APP_TOKEN_FILE: must name a file that can be read (ENOENT)',
    ]);
    expect(faultsOf({ MANAGEMENT_KEY_FILE: fileWith(' \n') })).toEqual([
      'MANAGEMENT_KEY_FILE: must name a file that is not empty',
    ]);
  });
});
