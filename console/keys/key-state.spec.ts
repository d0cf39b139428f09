import { expect, it } from '@jest/globals';
import { keyStateOf } from './key-state.js';

const AT = '2026-11-29T12:00:00.000Z';
const NOW = Date.parse(AT);

it.each([
  ['good', { revoked_at: null, expires_at: null }],
  ['good', { revoked_at: null, expires_at: '2026-11-29T12:00:00.001Z' }],
  ['ended', { revoked_at: null, expires_at: AT }],
  ['revoked', { revoked_at: AT, expires_at: AT }],
] as const)('a key is %s: %j', (state, key) => {
  expect(keyStateOf(key, NOW)).toBe(state);
});
