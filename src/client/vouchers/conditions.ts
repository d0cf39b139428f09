/** One condition on vouchers, in the words of the API. */
export interface Condition {
  readonly field: string;
  readonly operator: string;
  /** A list for operators that take one. */
  readonly value: string | boolean | readonly string[];
}

/** Conditions as the query of a list has them. */
export function toQuery(conditions: readonly Condition[]): [name: string, value: string][] {
  return conditions.flatMap(({ field, operator, value }): [string, string][] => {
    const name = `filters[${field}][conditions][${operator}]`;
    return typeof value === 'object'
      ? value.map((one, at) => [`${name}[${at}]`, one])
      : [[name, String(value)]];
  });
}

/** Conditions as the body of an export has them. */
export function toExportFilters(
  conditions: readonly Condition[],
): Record<string, { conditions: Record<string, Condition['value']> }> {
  const fields = [...new Set(conditions.map(({ field }) => field))];
  return Object.fromEntries(
    fields.map((name) => {
      const own = conditions.filter(({ field }) => field === name);
      const entries = own.map(({ operator, value }) => [operator, value] as const);
      return [name, { conditions: Object.fromEntries(entries) }];
    }),
  );
}
