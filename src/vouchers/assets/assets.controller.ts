import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../auth/access.decorator.js';
import { HangUp } from '../../http/hang-up.js';
import { Produces } from '../../http/route-options.js';
import { queryPipe } from '../../http/validation.js';
import { AssetsService } from './assets.service.js';
import type { AssetKind, ImageFormat } from './code-image.js';
import { AssetQuery } from './dto/asset.query.js';

const MEDIA_TYPES: Readonly<Record<ImageFormat, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml',
};
const ID = { name: 'assetId', description: 'As `assets` of a voucher names it.' };
const IMAGE = ApiOkResponse({
  description: 'The image.',
  schema: { type: 'string', format: 'binary' },
});

@ApiTags('Vouchers')
@Controller('assets')
export class AssetsController {
  constructor(private readonly assets: AssetsService) {}

  @Get('qr/:assetId')
  @Public()
  @Produces('image/png')
  @ApiOperation({
    operationId: 'get-qr-code',
    summary: 'Get QR Code',
    description: 'The code of a voucher as a QR code. The link needs no key.',
  })
  @ApiParam(ID)
  @ApiProduces(...Object.values(MEDIA_TYPES))
  @IMAGE
  qr(
    @Param('assetId') id: string,
    @Query(queryPipe()) query: AssetQuery,
    @HangUp() hangUp: AbortSignal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.answer('qr', id, query, hangUp, reply);
  }

  @Get('barcode/:assetId')
  @Public()
  @Produces('image/png')
  @ApiOperation({
    operationId: 'get-barcode',
    summary: 'Get Barcode',
    description:
      'The code of a voucher as a barcode, Code 128, with the code below it. The link needs no key. A code of more ' +
      'than 80 characters, or with others than printable ASCII, answers 404.',
  })
  @ApiParam(ID)
  @ApiProduces(...Object.values(MEDIA_TYPES))
  @IMAGE
  barcode(
    @Param('assetId') id: string,
    @Query(queryPipe()) query: AssetQuery,
    @HangUp() hangUp: AbortSignal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.answer('barcode', id, query, hangUp, reply);
  }

  private async answer(
    kind: AssetKind,
    id: string,
    { format }: AssetQuery,
    hangUp: AbortSignal,
    reply: FastifyReply,
  ): Promise<StreamableFile> {
    const image = await this.assets.open(kind, id, format, hangUp);
    reply.headers({
      // An image never changes, but its voucher can be deleted.
      'cache-control': 'private, max-age=3600',
      // Shops and mails show it in pages of their own.
      'cross-origin-resource-policy': 'cross-origin',
    });
    return new StreamableFile(image, { type: MEDIA_TYPES[format], length: image.byteLength });
  }
}
