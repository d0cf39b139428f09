import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';

/** What shows that a link was made here. */
export interface LinkSignature {
  /** Names the signing key, so that a changed key can be distinguished from a changed link. */
  readonly key: string;
  /** 64 hex digits. */
  readonly signature: string;
}

function keyIdOf(secret: KeyObject): string {
  return createHmac('sha256', secret).update('key-id').digest('hex').slice(0, 8);
}

/** Signs links that are good without API keys. The same parts have the same signature, also after a restart. */
export class LinkSigner {
  private readonly keyId: string;
  private readonly secret: KeyObject;

  constructor(secret: string) {
    this.secret = createSecretKey(secret, 'utf8');
    this.keyId = keyIdOf(this.secret);
  }

  /**
   * Signs a link.
   * @param path without what the link may carry unsigned; it keeps the kinds of links apart
   * @param parts all that the link stands for; none may hold a line break
   */
  sign(path: string, parts: readonly (string | number)[]): LinkSignature {
    return { key: this.keyId, signature: this.signatureOf(path, parts, this.keyId) };
  }

  /** True when {@link sign} has made the signature of this path and these parts. */
  isGenuine(path: string, parts: readonly (string | number)[], given: LinkSignature): boolean {
    const expected = Buffer.from(this.signatureOf(path, parts, given.key));
    const signature = Buffer.from(given.signature);
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  }

  private signatureOf(path: string, parts: readonly (string | number)[], key: string): string {
    const text = ['GET', path, ...parts, key].join('\n');
    return createHmac('sha256', this.secret).update(text).digest('hex');
  }
}
