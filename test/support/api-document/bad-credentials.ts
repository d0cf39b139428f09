import type { OutgoingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import type { KeyPair } from '../http/api-client.js';

/** What is right, so that wrong can be made from it. */
export interface RightCredentials {
  readonly key: KeyPair;
  readonly bearer: string;
  readonly managementKey: string;
}

/** Every character that Node lets a client put into a header. */
const HEADER_CHARACTERS = [0x09, ...range(0x20, 0x7e), ...range(0x80, 0xff)].map((code) =>
  String.fromCharCode(code),
);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

const character = fc.constantFrom(...HEADER_CHARACTERS);
const anything = fc.oneof(
  { weight: 20, arbitrary: fc.string({ unit: character, maxLength: 80 }) },
  { weight: 4, arbitrary: fc.string({ unit: character, minLength: 240, maxLength: 400 }) },
  { weight: 1, arbitrary: character.map((one) => one.repeat(20_000)) },
);

/** The text with one character replaced, added or left out, in other letters, or only a part of it. */
function almost(text: string): fc.Arbitrary<string> {
  const changed = fc
    .tuple(fc.nat(text.length), fc.nat(1), fc.oneof(character, fc.constant('')))
    .map(([at, length, one]) => text.slice(0, at) + one + text.slice(at + length));
  const other = fc.constantFrom(
    text.toUpperCase(),
    text.slice(1),
    text.repeat(2),
    `${text},${text}`,
  );
  // Spaces around a value are no part of it.
  return fc.oneof(changed, other).filter((bad) => bad.trim() !== text);
}

const bad = (right: string) =>
  fc.oneof(
    almost(right),
    anything.filter((one) => one.trim() !== right),
  );

/** Headers of which none lets anybody in, though an app id among them may be right. */
export function badCredentials(right: RightCredentials): fc.Arbitrary<OutgoingHttpHeaders> {
  const { appId, appToken } = right.key;
  const pair = Buffer.from(`${appId}:${appToken}`).toString('base64');
  const encoded = almost(`${appId}:${appToken}`).map((text) =>
    Buffer.from(text).toString('base64'),
  );
  const authorization = fc.oneof(
    bad(right.bearer).map((token) => `Bearer ${token}`),
    fc.oneof(bad(pair), encoded).map((text) => `Basic ${text}`),
    bad(appToken).map((token) => `Bearer ${token}`),
    anything,
    fc.constant(right.bearer),
  );
  const token = bad(appToken);
  const twice: string[] = [appToken, appToken];
  return fc.record(
    {
      'X-App-Id': fc.oneof(fc.constant(appId), bad(appId)),
      'X-App-Token': fc.oneof(token, token, fc.constant(twice)),
      Authorization: authorization,
      'X-Management-Key': bad(right.managementKey),
    },
    { requiredKeys: [] },
  );
}
