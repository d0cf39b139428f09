import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link to a report says; every part is covered by its signature. */
export interface ReportLink {
  readonly projectId: string;
  readonly actionId: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

/** Names the signing key in a link, so that a changed key can be told from a changed link. */
function keyIdOf(secret: string): string {
  return createHmac('sha256', secret).update('key-id').digest('hex').slice(0, 8);
}

/** Makes and checks the signature of report links. A link is good without API keys until it expires. */
export class ReportLinkSigner {
  private readonly keyId: string;

  constructor(private readonly secret: string) {
    this.keyId = keyIdOf(secret);
  }

  /** Path and query of the link. */
  path(link: ReportLink): string {
    const query = new URLSearchParams({
      expires: String(link.expiresAt),
      key: this.keyId,
      signature: this.signature(link, this.keyId),
    });
    return `${reportPath(link.actionId)}?${query.toString()}`;
  }

  /** True when the query was made by {@link path} for this link, unaltered. It says nothing of the expiry. */
  isGenuine(link: ReportLink, query: { key: string; signature: string }): boolean {
    const expected = Buffer.from(this.signature(link, query.key));
    const given = Buffer.from(query.signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  private signature(link: ReportLink, keyId: string): string {
    const { projectId, actionId, expiresAt } = link;
    const text = ['GET', reportPath(actionId), projectId, actionId, expiresAt, keyId].join('\n');
    return createHmac('sha256', this.secret).update(text).digest('hex');
  }
}

function reportPath(actionId: string): string {
  return `/reports/${actionId}.csv`;
}
