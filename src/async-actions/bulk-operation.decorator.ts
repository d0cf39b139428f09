import { DiscoveryService } from '@nestjs/core';

/**
 * Makes a provider the operation of a type, such as `VOUCHERS.BULK_UPDATE`: `@BulkOperation(type)`. The class
 * implements `Operation` and is listed among the providers of any module.
 */
export const BulkOperation = DiscoveryService.createDecorator<string>();
