import { TextInput } from '@mantine/core';
import type { WantedField } from '../ui/use-wanted.js';
import { texts } from './texts.js';
import type { VoucherFilter } from './voucher-filter.js';

interface FilterDetailsProps {
  readonly field: (name: keyof VoucherFilter) => WantedField;
}

const TEXT_FIELDS = ['category', 'campaign', 'key', 'value'] as const;
const DAY_FIELDS = ['createdFrom', 'createdTo', 'changedFrom', 'changedTo'] as const;

/** Whether a filter has any of the {@link FilterDetails}. */
export function hasDetails(filter: VoucherFilter): boolean {
  return [...TEXT_FIELDS, ...DAY_FIELDS].some((name) => filter[name] !== undefined);
}

/** The filters that are wanted less often. */
export function FilterDetails({ field }: FilterDetailsProps) {
  return (
    <>
      {TEXT_FIELDS.map((name) => (
        <TextInput
          key={name}
          label={texts[name]}
          placeholder={name === 'value' ? texts.valueHint : undefined}
          spellCheck={false}
          w={{ base: '100%', xs: 190 }}
          {...field(name)}
        />
      ))}
      {DAY_FIELDS.map((name) => (
        <TextInput
          key={name}
          type="date"
          label={texts[name]}
          w={{ base: '100%', xs: 190 }}
          {...field(name)}
        />
      ))}
    </>
  );
}
