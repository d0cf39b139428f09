import type { Schemas } from '../api/client.js';

type Worth = Pick<Schemas['VoucherResponse'], 'discount' | 'gift' | 'loyalty_card'>;

const HUNDREDTHS = 100;

/** What a voucher is worth, in a few words. Money is in hundredths. */
export function worthOf({ discount, gift, loyalty_card: card }: Worth): string {
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  const money = (value: unknown) => (number(value) / HUNDREDTHS).toLocaleString();
  if (gift) return `${money(gift.balance)} of ${money(gift.amount)} left`;
  if (card) return `${number(card.balance).toLocaleString()} points`;
  if (!discount) return '–';
  if (discount.percent_off !== undefined) return `${number(discount.percent_off)} % off`;
  if (discount.amount_off !== undefined) return `${money(discount.amount_off)} off`;
  if (discount.fixed_amount !== undefined) return `for ${money(discount.fixed_amount)}`;
  return typeof discount.type === 'string' ? discount.type.toLowerCase() : '–';
}
