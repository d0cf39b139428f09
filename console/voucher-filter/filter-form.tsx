import { NativeSelect, TextInput } from '@mantine/core';
import { choicesOf } from '../ui/choices.js';
import { SearchForm } from '../ui/search-form.js';
import { useWanted } from '../ui/use-wanted.js';
import { FilterDetails, hasDetails } from './filter-details.js';
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

const TYPES = choicesOf(texts.anyType, VOUCHER_TYPES, texts.types);
const STATES = choicesOf(texts.anyState, VOUCHER_STATES, texts.states);

/** Asks which vouchers are wanted. */
export function FilterForm({ filter, onFind }: FilterFormProps) {
  const { wanted, field } = useWanted<VoucherFilter>(filter);
  const find = () => {
    const trimmed = Object.entries<string | undefined>(wanted).map(
      ([name, value]) => [name, value?.trim()] as const,
    );
    onFind(readVoucherFilter(Object.fromEntries(trimmed)));
  };
  return (
    <SearchForm
      details={<FilterDetails field={field} />}
      hasDetails={hasDetails(filter)}
      onSubmit={find}
      onClear={conditionsOf(filter).length > 0 ? () => onFind({}) : undefined}
    >
      <TextInput
        label={texts.search}
        placeholder={texts.searchHint}
        w={{ base: '100%', sm: 320 }}
        spellCheck={false}
        {...field('code')}
      />
      <NativeSelect label={texts.type} data={TYPES} {...field('type')} />
      <NativeSelect label={texts.state} data={STATES} {...field('state')} />
    </SearchForm>
  );
}
