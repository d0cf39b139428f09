import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { LinkSigner } from '../../links/link-signer.js';
import type { Export } from '../export.js';

const TOKEN = /^([0-9a-f]{8})([0-9a-f]{64})$/;

/** Links to a file in each of its forms. */
export interface ExportLinks {
  readonly url: string;
  /** With cells that a spreadsheet would take for a formula as they are. */
  readonly raw: string;
  /** With the mark by which Excel knows UTF-8. */
  readonly excel: string;
}

/** Makes and checks links to the files of exports. A link is good without API keys as long as its file is there. */
@Injectable()
export class ExportLink {
  constructor(
    private readonly settings: Settings,
    private readonly signer: LinkSigner,
  ) {}

  /** Absolute links; null without a file. Form is no part of what the token covers. */
  of(one: Export): ExportLinks | null {
    if (one.status !== 'DONE') return null;
    const { key, signature } = this.signer.sign(pathOf(one), partsOf(one));
    const url = `${this.settings.publicUrl}${pathOf(one)}?token=${key}${signature}`;
    return { url, raw: `${url}&raw=true`, excel: `${url}&excel=true` };
  }

  /** True when the token was made for the file of this export, unaltered. */
  isGenuine(one: Export, token: string): boolean {
    const [, key = '', signature = ''] = TOKEN.exec(token) ?? [];
    const isSigned = this.signer.isGenuine(pathOf(one), partsOf(one), { key, signature });
    return isSigned && one.status === 'DONE';
  }
}

function pathOf({ id }: Export): string {
  return `/v1/exports/${id}`;
}

function partsOf({ projectId, id, availableTill }: Export): (string | number)[] {
  return [projectId, id, availableTill ?? 0];
}
