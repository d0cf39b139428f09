import { Injectable } from '@nestjs/common';
import { AssetLinks } from './assets/asset-links.js';
import type { Voucher } from './domain/voucher.js';
import { toVoucherResponse, type VoucherResponse } from './dto/voucher.response.js';

/** Shows vouchers as the API answers them. */
@Injectable()
export class VoucherPresenter {
  constructor(private readonly assets: AssetLinks) {}

  /** The whole voucher object. */
  present(voucher: Voucher): VoucherResponse {
    return toVoucherResponse(voucher, this.assets.of(voucher));
  }
}
