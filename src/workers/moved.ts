import { Piscina, transferableSymbol, valueSymbol } from 'piscina';

/**
 * Marks the result of a task so that these buffers move to the main thread instead of being copied,
 * which would hold its event loop. They are empty in the worker afterwards.
 */
export function moved<Result extends object>(result: Result, buffers: ArrayBuffer[]): Result {
  const transferable = { [transferableSymbol]: buffers, [valueSymbol]: result };
  return Piscina.move(transferable) as unknown as Result;
}
