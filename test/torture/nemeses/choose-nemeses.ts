import type { Nemesis } from './nemesis.js';

/**
 * The nemeses of a run: those that are named, else all but those on request.
 * @throws Error for a name that none has
 */
export function chooseNemeses<Target>(
  all: readonly Nemesis<Target>[],
  names: readonly string[] | undefined,
  hasDisk: boolean,
): readonly Nemesis<Target>[] {
  const unknown = names?.find((name) => !all.some((nemesis) => nemesis.name === name));
  if (unknown !== undefined) {
    throw new Error(`There is no nemesis '${unknown}': ${all.map(({ name }) => name).join(', ')}`);
  }
  const chosen = all.filter(({ name, onRequest }) => names?.includes(name) ?? onRequest !== true);
  return chosen.filter(({ needsDisk }) => hasDisk || needsDisk !== true);
}
