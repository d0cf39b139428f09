/** The choices of a select, the first of which is none of the values. */
export function choicesOf<T extends string>(
  none: string,
  values: readonly T[],
  names: Readonly<Record<T, string>>,
) {
  return [{ value: '', label: none }, ...values.map((value) => ({ value, label: names[value] }))];
}
