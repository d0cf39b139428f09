import { Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { RateLimitsService } from './rate-limits.service.js';

/** How often a key may ask. */
@Module({
  providers: [
    {
      provide: RateLimitsService,
      inject: [Settings],
      useFactory: (settings: Settings) => RateLimitsService.create(settings),
    },
  ],
  exports: [RateLimitsService],
})
export class RateLimitsModule {}
