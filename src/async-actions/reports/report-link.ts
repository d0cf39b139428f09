import { Injectable } from '@nestjs/common';
import { LinkSigner, type LinkSignature } from '../../links/link-signer.js';

/** What a link to a report says; every part is covered by its signature. */
export interface ReportLink {
  readonly projectId: string;
  readonly actionId: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

/** Makes and checks report links. A link is good without API keys until it expires. */
@Injectable()
export class ReportLinkSigner {
  constructor(private readonly signer: LinkSigner) {}

  /** Path and query of the link. */
  path(link: ReportLink): string {
    const path = reportPath(link.actionId);
    const query = new URLSearchParams({
      expires: String(link.expiresAt),
      ...this.signer.sign(path, partsOf(link)),
    });
    return `${path}?${query.toString()}`;
  }

  /** True when the query was made by {@link path} for this link, unaltered. It says nothing of the expiry. */
  isGenuine(link: ReportLink, { key, signature }: LinkSignature): boolean {
    return this.signer.isGenuine(reportPath(link.actionId), partsOf(link), { key, signature });
  }
}

function reportPath(actionId: string): string {
  return `/reports/${actionId}.csv`;
}

function partsOf({ projectId, actionId, expiresAt }: ReportLink): (string | number)[] {
  return [projectId, actionId, expiresAt];
}
