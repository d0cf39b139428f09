import { NativeSelect, TextInput } from '@mantine/core';
import { choicesOf } from '../ui/choices.js';
import { SearchForm } from '../ui/search-form.js';
import { isFiltered } from '../ui/search-text.js';
import { useWanted } from '../ui/use-wanted.js';
import { LISTED_STATES, readJobFilter, type JobFilter } from './job-filter.js';
import { texts } from './texts.js';

interface JobFilterFormProps {
  readonly filter: JobFilter;
  readonly onFind: (filter: JobFilter) => void;
}

const CHOICES = {
  state: choicesOf(texts.any, LISTED_STATES, texts.listedStates),
  type: choicesOf(texts.any, Object.keys(texts.types), texts.types),
} as const;
const DETAILS = ['code', 'from', 'to'] as const;

/** Asks which jobs are wanted. */
export function JobFilterForm({ filter, onFind }: JobFilterFormProps) {
  const { wanted, field } = useWanted<JobFilter>(filter);
  return (
    <SearchForm
      details={DETAILS.map((name) => (
        <TextInput
          key={name}
          type={name === 'code' ? 'text' : 'date'}
          label={texts[name]}
          w={{ base: '100%', xs: 200 }}
          spellCheck={false}
          {...field(name)}
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
        {...field('label')}
      />
      {(['state', 'type'] as const).map((name) => (
        <NativeSelect
          key={name}
          label={texts[name]}
          w={{ base: '100%', xs: 200 }}
          data={CHOICES[name]}
          {...field(name)}
        />
      ))}
    </SearchForm>
  );
}
