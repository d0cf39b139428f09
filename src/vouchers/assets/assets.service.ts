import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '../../errors/domain-error.js';
import { VoucherStore } from '../storage/voucher-store.js';
import { AssetLinks } from './asset-links.js';
import { imageFault, type AssetKind, type ImageFormat } from './code-image.js';
import { CodeImages } from './code-images.js';

/** The images behind the links of vouchers. */
@Injectable()
export class AssetsService {
  constructor(
    private readonly links: AssetLinks,
    private readonly vouchers: VoucherStore,
    private readonly images: CodeImages,
  ) {}

  /**
   * The bytes of the image behind a link.
   * @throws DomainError not_found for a link that was altered or never made, for a voucher that is deleted, and for a
   * code that has no image of this kind; too_many_requests, overloaded
   */
  async open(
    kind: AssetKind,
    id: string,
    format: ImageFormat,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const { projectId, voucherId } = this.links.read(kind, id) ?? { projectId: '', voucherId: '' };
    const voucher = projectId === '' ? null : await this.vouchers.find(projectId, voucherId);
    // A voucher whose code is the id of another one is found under that id as well.
    if (voucher?.id !== voucherId) throw notFound(kind, id);
    const { code } = voucher;
    const details = imageFault(kind, code);
    if (details !== null) {
      throw new DomainError('not_found', { details, resourceId: id, resourceType: kind });
    }
    return this.images.draw(projectId, { kind, format, code }, signal);
  }
}
