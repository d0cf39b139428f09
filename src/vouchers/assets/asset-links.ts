import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { LinkSigner } from '../../links/link-signer.js';
import type { Voucher } from '../domain/voucher.js';
import type { AssetKind } from './code-image.js';
import type { VoucherAssetsResponse } from './dto/voucher-assets.response.js';

/** The voucher that a link leads to. */
export interface LinkedVoucher {
  readonly projectId: string;
  readonly voucherId: string;
}

const ID = /^([\w-]{1,200})\.([0-9a-f]{8})\.([0-9a-f]{64})$/;

/** Makes and reads links to the images of vouchers. A link needs no key and stays the same as long as its voucher. */
@Injectable()
export class AssetLinks {
  constructor(
    private readonly settings: Settings,
    private readonly signer: LinkSigner,
  ) {}

  /** The images of a voucher, with absolute links. */
  of(voucher: Voucher): VoucherAssetsResponse {
    return { qr: this.assetOf('qr', voucher), barcode: this.assetOf('barcode', voucher) };
  }

  /** The voucher that the id of an asset stands for; null for one that was altered or never made. */
  read(kind: AssetKind, id: string): LinkedVoucher | null {
    const [, subject = '', key = '', signature = ''] = ID.exec(id) ?? [];
    if (!this.signer.isGenuine(pathOf(kind), [subject], { key, signature })) return null;
    const [projectId = '', voucherId = ''] = Buffer.from(subject, 'base64url')
      .toString()
      .split('/');
    return { projectId, voucherId };
  }

  private assetOf(kind: AssetKind, { projectId, id: voucherId }: Voucher) {
    const subject = Buffer.from(`${projectId}/${voucherId}`).toString('base64url');
    const { key, signature } = this.signer.sign(pathOf(kind), [subject]);
    const id = `${subject}.${key}.${signature}`;
    return { id, url: `${this.settings.publicUrl}${pathOf(kind)}/${id}` };
  }
}

function pathOf(kind: AssetKind): string {
  return `/assets/${kind}`;
}
