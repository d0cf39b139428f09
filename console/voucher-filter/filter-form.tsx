import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useId, useState, type SubmitEvent } from 'react';
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
  const [isOpen, setOpen] = useState(hasDetails(filter));
  const detailsId = useId();
  const change = (name: keyof VoucherFilter, value: string) =>
    setWanted((before) => ({ ...before, [name]: value }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const trimmed = Object.entries(wanted).map(([name, value]) => [name, value.trim()] as const);
    onFind(readVoucherFilter(Object.fromEntries(trimmed)));
  };
  return (
    <form onSubmit={submit} role="search">
      <Stack className="panel" p="md" gap="sm">
        <Group align="flex-end" gap="sm">
          <TextInput
            label={texts.search}
            placeholder={texts.searchHint}
            w={{ base: '100%', sm: 320 }}
            spellCheck={false}
            value={wanted.code}
            onChange={({ currentTarget: { value } }) => change('code', value)}
          />
          <Choices wanted={wanted} onChange={change} />
          <Button type="submit">{texts.find}</Button>
          <Button
            variant="subtle"
            aria-expanded={isOpen}
            aria-controls={detailsId}
            onClick={() => setOpen(!isOpen)}
          >
            {texts.more}
          </Button>
          {conditionsOf(filter).length > 0 && (
            <Button variant="subtle" onClick={() => onFind({})}>
              {texts.clear}
            </Button>
          )}
        </Group>
        <div id={detailsId} hidden={!isOpen}>
          <FilterDetails wanted={wanted} onChange={change} />
        </div>
      </Stack>
    </form>
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
