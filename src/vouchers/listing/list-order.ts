/** The orders of a list, by the name that clients send. The code, unique in its project, breaks ties. */
export const LIST_ORDERS = {
  created_at: { by: 'createdAt', isDescending: false },
  '-created_at': { by: 'createdAt', isDescending: true },
  updated_at: { by: 'updatedAt', isDescending: false },
  '-updated_at': { by: 'updatedAt', isDescending: true },
  code: { by: 'code', isDescending: false },
  '-code': { by: 'code', isDescending: true },
} as const satisfies Record<string, ListOrder>;

export type ListOrderName = keyof typeof LIST_ORDERS;

/** What a list is sorted by. A voucher that was never updated sorts before all that were. */
export interface ListOrder {
  readonly by: 'createdAt' | 'updatedAt' | 'code';
  readonly isDescending: boolean;
}
