import { TextInput } from '@mantine/core';
import { texts } from './texts.js';
import type { VoucherFilter } from './voucher-filter.js';

/** A filter while it is written. */
export type WantedTexts = Readonly<Record<keyof VoucherFilter, string>>;

interface FilterDetailsProps {
  readonly wanted: WantedTexts;
  readonly onChange: (name: keyof VoucherFilter, value: string) => void;
}

const TEXT_FIELDS = ['category', 'campaign', 'key', 'value'] as const;
const DAY_FIELDS = ['createdFrom', 'createdTo', 'changedFrom', 'changedTo'] as const;

const FIELDS = ['code', 'type', 'state', ...TEXT_FIELDS, ...DAY_FIELDS] as const;

/** The texts of a filter, for fields to be filled in. */
export function textsOf(filter: VoucherFilter): WantedTexts {
  const entries = FIELDS.map((name) => [name, filter[name] ?? ''] as const);
  return Object.fromEntries(entries) as WantedTexts;
}

/** Whether a filter has any of the {@link FilterDetails}. */
export function hasDetails(filter: VoucherFilter): boolean {
  return [...TEXT_FIELDS, ...DAY_FIELDS].some((name) => filter[name] !== undefined);
}

/** The filters that are wanted less often. */
export function FilterDetails({ wanted, onChange }: FilterDetailsProps) {
  return (
    <>
      {TEXT_FIELDS.map((name) => (
        <TextInput
          key={name}
          label={texts[name]}
          placeholder={name === 'value' ? texts.valueHint : undefined}
          spellCheck={false}
          w={{ base: '100%', xs: 190 }}
          value={wanted[name]}
          onChange={({ currentTarget: { value } }) => onChange(name, value)}
        />
      ))}
      {DAY_FIELDS.map((name) => (
        <TextInput
          key={name}
          type="date"
          label={texts[name]}
          w={{ base: '100%', xs: 190 }}
          value={wanted[name]}
          onChange={({ currentTarget: { value } }) => onChange(name, value)}
        />
      ))}
    </>
  );
}
