import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SearchForm } from '../ui/search-form.js';
import { isFiltered, LISTED_STATES, readJobFilter, type JobFilter } from './job-filter.js';
import { texts } from './texts.js';

interface JobFilterFormProps {
  readonly filter: JobFilter;
  readonly onFind: (filter: JobFilter) => void;
}

const CHOICES = {
  state: LISTED_STATES.map((value) => ({ value, label: texts.listedStates[value] })),
  type: Object.entries(texts.types).map(([value, label]) => ({ value, label })),
} as const;
const DETAILS = ['code', 'from', 'to'] as const;

/** Asks which jobs are wanted. */
export function JobFilterForm({ filter, onFind }: JobFilterFormProps) {
  const [wanted, setWanted] = useState<Partial<Record<keyof JobFilter, string>>>(filter);
  const change = (name: keyof JobFilter, value: string) =>
    setWanted((before) => ({ ...before, [name]: value }));
  return (
    <SearchForm
      details={DETAILS.map((name) => (
        <TextInput
          key={name}
          type={name === 'code' ? 'text' : 'date'}
          label={texts[name]}
          w={{ base: '100%', xs: 200 }}
          spellCheck={false}
          value={wanted[name] ?? ''}
          onChange={({ currentTarget: { value } }) => change(name, value)}
        />
      ))}
      hasDetails={DETAILS.some((name) => filter[name] !== undefined)}
      onSubmit={() => onFind(readJobFilter(wanted))}
      onClear={isFiltered(filter) ? () => onFind({}) : undefined}
    >
      <TextInput
        label={texts.label}
        w={{ base: '100%', sm: 240 }}
        spellCheck={false}
        value={wanted.label ?? ''}
        onChange={({ currentTarget: { value } }) => change('label', value)}
      />
      {(['state', 'type'] as const).map((name) => (
        <NativeSelect
          key={name}
          label={texts[name]}
          w={{ base: '100%', xs: 200 }}
          data={[{ value: '', label: texts.any }, ...CHOICES[name]]}
          value={wanted[name] ?? ''}
          onChange={({ currentTarget: { value } }) => change(name, value)}
        />
      ))}
    </SearchForm>
  );
}
