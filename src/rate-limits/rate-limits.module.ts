import { Module } from '@nestjs/common';
import { RateLimitsService } from './rate-limits.service.js';

/** How often a key may ask. */
@Module({ providers: [RateLimitsService], exports: [RateLimitsService] })
export class RateLimitsModule {}
