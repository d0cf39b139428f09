import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { generateCode, type CodeConfig } from './domain/code-config.js';
import { newCodeFault } from './domain/code-rule.js';
import type { Voucher } from './domain/voucher.js';
import { VouchersService, type NewVoucher } from './vouchers.service.js';

/** Tries until a configuration counts as used up. With one code in ten free, a thousandth of them fail. */
const MAX_ATTEMPTS = 70;

/** How a voucher gets its code: it is chosen, or random. */
export type CodeChoice = { readonly code: string } | { readonly config: CodeConfig };

/** Makes vouchers whose codes may be random. */
@Injectable()
export class GenerateVoucherService {
  constructor(private readonly vouchers: VouchersService) {}

  /** Makes a voucher with the chosen code, see {@link VouchersService.create}, or with a random one. */
  create(
    projectId: string,
    choice: CodeChoice,
    voucher: NewVoucher,
    hangUp?: AbortSignal,
  ): Promise<Voucher> {
    if ('code' in choice) return this.vouchers.create(projectId, choice.code, voucher, hangUp);
    return this.generate(projectId, choice.config, voucher, hangUp);
  }

  /**
   * Makes a voucher with a random code that nobody has.
   * @throws DomainError invalid_code_config when the configuration makes no code that can be kept, or
   * none that is free
   */
  private async generate(
    projectId: string,
    config: CodeConfig,
    voucher: NewVoucher,
    hangUp?: AbortSignal,
  ): Promise<Voucher> {
    let fault: string | null = null;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const code = generateCode(config);
      fault = newCodeFault(code);
      if (fault !== null) continue;
      const made = await this.createUnlessTaken(projectId, code, voucher, hangUp);
      if (made !== null) return made;
    }
    const details =
      fault === null
        ? 'Found no code that is free; allow more characters, a larger charset or a longer pattern'
        : `Generated code ${fault}`;
    throw new DomainError('invalid_code_config', { details });
  }

  /** Each try is a transaction of its own: in some databases a refused row ends its transaction. */
  private async createUnlessTaken(
    projectId: string,
    code: string,
    voucher: NewVoucher,
    hangUp?: AbortSignal,
  ): Promise<Voucher | null> {
    try {
      return await this.vouchers.create(projectId, code, voucher, hangUp);
    } catch (error) {
      if (error instanceof DomainError && error.key === 'duplicate_found') return null;
      throw error;
    }
  }
}
