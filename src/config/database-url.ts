import { resolve } from 'node:path';
import type { DatabaseSettings } from './settings.js';

/**
 * Reads `sqlite:<file>` or `postgres://...`.
 * @throws Error saying which schemes are known; the URL itself may hold a password and is not repeated.
 */
export function readDatabaseUrl(text: string): DatabaseSettings {
  const scheme = text.slice(0, text.indexOf(':') + 1);
  if (scheme === 'sqlite:') return { dialect: 'sqlite', file: readFile(text.slice(scheme.length)) };
  if (scheme === 'postgres:' || scheme === 'postgresql:') {
    if (!URL.canParse(text)) throw new Error('must be postgres://user:password@host:port/database');
    return { dialect: 'postgres', url: text };
  }
  // Without the slashes it may be no scheme at all, but a password.
  const named = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? `, not ${scheme}//` : '';
  throw new Error(`must start with sqlite: or postgres://${named}`);
}

function readFile(path: string): string {
  const file = path.replace(/^\/\/(?=\/)/, '');
  if (file === '' || file.startsWith(':memory:')) {
    throw new Error(
      'must name a file, as in sqlite:./data/vouchsafe.db; data in memory would not survive a restart',
    );
  }
  return resolve(file);
}
