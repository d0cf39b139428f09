import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LinkSigner } from '../../links/link-signer.js';
import { ReportLinkSigner, type ReportLink } from './report-link.js';

const LINK: ReportLink = {
  projectId: 'project',
  actionId: 'aa_0c555e8115d7b64504',
  expiresAt: 1_800_000_000_000,
};
const signerOf = (secret: string) => new ReportLinkSigner(new LinkSigner(secret));
const signer = signerOf('a secret of many characters');

function queryOf(by: ReportLinkSigner, link: ReportLink) {
  const { searchParams } = new URL(by.path(link), 'http://localhost');
  const read = (name: string) => searchParams.get(name) ?? '';
  return { expires: read('expires'), key: read('key'), signature: read('signature') };
}

const query = queryOf(signer, LINK);

describe('ReportLinkSigner', () => {
  it('makes a link to the report of the action, with its expiry', () => {
    const path = signer.path(LINK);
    expect(path).toMatch(
      /^\/reports\/aa_0c555e8115d7b64504\.csv\?expires=1800000000000&key=[0-9a-f]{8}&signature=[0-9a-f]{64}$/,
    );
  });

  it('signs as every version did, so that links which were given out stay good', () => {
    expect(query).toEqual({
      expires: '1800000000000',
      key: 'b3b45353',
      signature: '6939feef1fea34fe19c37f54e19ca7fb475cb26b7394057fae58d5756c8ad565',
    });
  });

  it('knows its own link', () => {
    expect(signer.isGenuine(LINK, query)).toBe(true);
  });

  it('knows its own link after a restart with the same secret', () => {
    expect(signerOf('a secret of many characters').isGenuine(LINK, query)).toBe(true);
  });

  it.each<Partial<ReportLink>>([
    { projectId: 'another' },
    { projectId: '' },
    { actionId: 'aa_0c555e8115d7b64505' },
    { expiresAt: LINK.expiresAt + 1 },
    { expiresAt: NaN },
  ])('refuses the link when it says %j', (change) => {
    expect(signer.isGenuine({ ...LINK, ...change }, query)).toBe(false);
  });

  it.each(['', '0', 'ffffffff', query.key.toUpperCase() + '0'])('refuses the key id %j', (key) => {
    expect(signer.isGenuine(LINK, { ...query, key })).toBe(false);
  });

  it('refuses a signature with any digit changed', () => {
    const digits = fc.stringMatching(/^[0-9a-f]$/);
    fc.assert(
      fc.property(fc.nat(63), digits, (at, digit) => {
        const signature = query.signature.slice(0, at) + digit + query.signature.slice(at + 1);
        const isSame = signature === query.signature;
        expect(signer.isGenuine(LINK, { ...query, signature })).toBe(isSame);
      }),
    );
  });

  it.each([
    '',
    query.signature.slice(1),
    `${query.signature}0`,
    query.signature.toUpperCase(),
    'é'.repeat(32),
  ])('refuses the signature %j', (signature) => {
    expect(signer.isGenuine(LINK, { ...query, signature })).toBe(false);
  });

  it('refuses the link of another secret', () => {
    const other = queryOf(signerOf('another secret of characters'), LINK);
    expect(signer.isGenuine(LINK, other)).toBe(false);
    expect(other.key).not.toBe(query.key);
  });

  it('does not let one part run into the next', () => {
    const joined = queryOf(signer, { ...LINK, projectId: 'ab', actionId: 'c' });
    expect(signer.isGenuine({ ...LINK, projectId: 'a', actionId: 'bc' }, joined)).toBe(false);
  });

  it('shows nothing of the secret', () => {
    expect(signer.path(LINK)).not.toContain('secret');
  });
});
