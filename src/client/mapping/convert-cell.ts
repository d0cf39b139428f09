import type { Cell } from '../files/source-file.js';
import { isFaithfulNumber } from './column-type.js';
import type { ColumnType } from './mapping.js';
import { texts } from './texts.js';

/** A value, or in words why the cell has none. */
export type Converted = { readonly value: unknown } | { readonly fault: string };

/** The value of a cell that has content. What JSON already gave a type keeps it. */
export function convertCell(cell: Cell, type: ColumnType): Converted {
  if (typeof cell === 'number' && !isExact(cell)) return { fault: texts.inexact(String(cell)) };
  if (typeof cell !== 'string') return { value: cell };
  switch (type) {
    case 'text':
      return { value: cell };
    case 'number':
      return toNumber(cell);
    case 'boolean':
      return toBoolean(cell);
    case 'json':
      return toJson(cell);
    case 'texts':
      return toList(cell, (part) => ({ value: part }));
    case 'numbers':
      return toList(cell, toNumber);
    case 'booleans':
      return toList(cell, toBoolean);
  }
}

/** Beyond this, JSON.parse may have given another number than the file has. */
function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

function toNumber(cell: string): Converted {
  const text = cell.trim();
  if (isFaithfulNumber(text)) return { value: Number(text) };
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(text);
  return { fault: isNumber ? texts.inexact(text) : texts.noNumber(text) };
}

function toBoolean(cell: string): Converted {
  const text = cell.trim().toLowerCase();
  if (text === 'true' || text === 'false') return { value: text === 'true' };
  return { fault: texts.noBoolean(cell.trim()) };
}

function toJson(cell: string): Converted {
  try {
    return { value: JSON.parse(cell) as unknown };
  } catch {
    return { fault: texts.noJson(cell.trim()) };
  }
}

function toList(cell: string, convert: (part: string) => Converted): Converted {
  const values: unknown[] = [];
  for (const part of cell.split(',')) {
    const converted = convert(part.trim());
    if ('fault' in converted) return converted;
    values.push(converted.value);
  }
  return { value: values };
}
