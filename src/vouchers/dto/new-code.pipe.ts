import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError } from '../../errors/domain-error.js';

/** What the public API has a route for below its vouchers. No voucher is made of a call that misses that route. */
const ROUTE_NAMES: ReadonlySet<string> = new Set([
  'bulk',
  'disable',
  'enable',
  'export',
  'import',
  'importCSV',
  'metadata',
  'qualification',
  'qualify',
]);

/** The code in the path of a new voucher. */
@Injectable()
export class NewCodePipe implements PipeTransform<string, string> {
  /** @throws DomainError not_found for the name of a route of the public API */
  transform(code: string): string {
    if (ROUTE_NAMES.has(code)) throw new DomainError('not_found');
    return code;
  }
}
