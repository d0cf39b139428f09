import type { Command } from 'commander';
import { bodyOf } from '../../client/api/client.js';
import { addCommand, type CommonOptions } from '../command.js';
import { print } from '../output/print.js';
import { openService } from '../service/open-service.js';
import { addHistoryCommand } from './history.js';
import { addListCommand } from './list.js';
import { addSetCommand } from './set.js';
import { factsOfVoucher } from './voucher-words.js';

/** `vouchsafe vouchers`, with the key of a project. */
export function addVoucherCommands(program: Command): void {
  const vouchers = program.command('vouchers').description('single vouchers');
  addCommand(vouchers, 'get <code>', 'show a voucher', [
    'vouchers get SPRING-10',
    'vouchers get --json -- -50OFF',
  ]).action(get);
  addListCommand(vouchers);
  addSetCommand(vouchers);
  addHistoryCommand(vouchers);
}

async function get(code: string, options: CommonOptions): Promise<void> {
  const voucher = await bodyOf(
    openService(options).api.GET('/v1/vouchers/{code}', { params: { path: { code } } }),
  );
  print(options, voucher, () => factsOfVoucher(voucher));
}
