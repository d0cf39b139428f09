import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThan } from 'typeorm';
import { SignInCodeEntity } from '../../../database/entities/sign-in-code.entity.js';
import type { Transaction } from '../../../database/transaction.js';
import { managerOf } from '../../../database/typeorm-transaction.js';
import type { SignInCode } from '../sign-in-code.js';
import { SignInCodeStore } from './sign-in-code-store.js';

/** Codes in the table `sign_in_codes`. */
@Injectable()
export class TypeormSignInCodeStore extends SignInCodeStore {
  async insert(tx: Transaction, code: SignInCode, nowMs: number): Promise<void> {
    await managerOf(tx).insert(SignInCodeEntity, { ...code, createdAt: nowMs });
  }

  async take(tx: Transaction, codeSha256: string, nowMs: number): Promise<string | null> {
    const live = { codeSha256, expiresAt: MoreThan(nowMs) };
    const code = await managerOf(tx).findOneBy(SignInCodeEntity, live);
    // Another process may have taken it since; who deletes the row has it.
    const { affected } = await managerOf(tx).delete(SignInCodeEntity, live);
    return affected === 1 && code !== null ? code.appId : null;
  }

  async deleteExpired(tx: Transaction, nowMs: number): Promise<void> {
    await managerOf(tx).delete(SignInCodeEntity, { expiresAt: LessThanOrEqual(nowMs) });
  }
}
