import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SearchForm } from '../ui/search-form.js';
import { FilterDetails, hasDetails, textsOf, type WantedTexts } from './filter-details.js';
import { texts } from './texts.js';
import {
  conditionsOf,
  readVoucherFilter,
  VOUCHER_STATES,
  VOUCHER_TYPES,
  type VoucherFilter,
} from './voucher-filter.js';

interface FilterFormProps {
  readonly filter: VoucherFilter;
  readonly onFind: (filter: VoucherFilter) => void;
}

/** Asks which vouchers are wanted. */
export function FilterForm({ filter, onFind }: FilterFormProps) {
  const [wanted, setWanted] = useState(() => textsOf(filter));
  const change = (name: keyof VoucherFilter, value: string) =>
    setWanted((before) => ({ ...before, [name]: value }));
  const find = () => {
    const trimmed = Object.entries(wanted).map(([name, value]) => [name, value.trim()] as const);
    onFind(readVoucherFilter(Object.fromEntries(trimmed)));
  };
  return (
    <SearchForm
      details={<FilterDetails wanted={wanted} onChange={change} />}
      hasDetails={hasDetails(filter)}
      onSubmit={find}
      onClear={conditionsOf(filter).length > 0 ? () => onFind({}) : undefined}
    >
      <TextInput
        label={texts.search}
        placeholder={texts.searchHint}
        w={{ base: '100%', sm: 320 }}
        spellCheck={false}
        value={wanted.code}
        onChange={({ currentTarget: { value } }) => change('code', value)}
      />
      <Choices wanted={wanted} onChange={change} />
    </SearchForm>
  );
}

interface ChoicesProps {
  readonly wanted: WantedTexts;
  readonly onChange: (name: keyof VoucherFilter, value: string) => void;
}

function Choices({ wanted, onChange }: ChoicesProps) {
  return (
    <>
      <NativeSelect
        label={texts.type}
        value={wanted.type}
        data={[
          { value: '', label: texts.anyType },
          ...VOUCHER_TYPES.map((value) => ({ value, label: texts.types[value] })),
        ]}
        onChange={({ currentTarget: { value } }) => onChange('type', value)}
      />
      <NativeSelect
        label={texts.state}
        value={wanted.state}
        data={[
          { value: '', label: texts.anyState },
          ...VOUCHER_STATES.map((value) => ({ value, label: texts.states[value] })),
        ]}
        onChange={({ currentTarget: { value } }) => onChange('state', value)}
      />
    </>
  );
}
