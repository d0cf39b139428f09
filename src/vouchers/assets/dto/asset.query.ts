import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { oneOfAllowed } from '../../../json/allowed-values.js';
import { IMAGE_FORMATS, type ImageFormat } from '../code-image.js';

/** What may stand behind a link to an image; its signature does not cover it. */
export class AssetQuery {
  @ApiPropertyOptional({ enum: IMAGE_FORMATS, default: 'png' })
  @IsIn(IMAGE_FORMATS, { message: oneOfAllowed(IMAGE_FORMATS) })
  format: ImageFormat = 'png';
}
