import { ApiProperty } from '@nestjs/swagger';

const ID =
  'cHJvamVjdC92X01CT0VtSGVsS3d2eWtWWjhKY1Q0VEU1S2xhNUlNSnlj.b3b45353.' +
  '6939feef1fea34fe19c37f54e19ca7fb475cb26b7394057fae58d5756c8ad565';

class QrAssetResponse {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({
    description: 'A PNG; `?format=svg` behind it makes it an SVG. Needs no key.',
    example: `https://vouchers.example.com/assets/qr/${ID}`,
  })
  url!: string;
}

class BarcodeAssetResponse {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({
    description:
      'A PNG; `?format=svg` behind it makes it an SVG. Needs no key. Answers 404 for a code that Code 128 cannot hold.',
    example: `https://vouchers.example.com/assets/barcode/${ID}`,
  })
  url!: string;
}

/** The images of a voucher's code. Both are always there, and neither changes while the voucher is there. */
export class VoucherAssetsResponse {
  @ApiProperty() qr!: QrAssetResponse;
  @ApiProperty() barcode!: BarcodeAssetResponse;
}
