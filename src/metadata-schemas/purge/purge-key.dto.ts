import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';

/** The body that starts a purge. */
export class PurgeKeyDto {
  @ApiProperty({ description: 'The metadata key of a removed definition.', example: 'lang' })
  @IsString({ message: 'must be string' })
  key!: string;
}
