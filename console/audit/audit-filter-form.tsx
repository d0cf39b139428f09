import { NativeSelect, TextInput } from '@mantine/core';
import { ProjectPicker } from '../projects/project-picker.js';
import { useProjects } from '../projects/use-projects.js';
import { choicesOf } from '../ui/choices.js';
import { SearchForm } from '../ui/search-form.js';
import { isFiltered } from '../ui/search-text.js';
import { useWanted } from '../ui/use-wanted.js';
import { AUDIT_EVENTS, readAuditFilter, type AuditFilter } from './audit-filter.js';
import { texts } from './texts.js';

interface AuditFilterFormProps {
  readonly filter: AuditFilter;
  readonly onFind: (filter: AuditFilter) => void;
}

const EVENTS = choicesOf(texts.anyEvent, AUDIT_EVENTS, texts.events);
const DETAILS = ['key', 'address', 'request', 'from', 'to'] as const;
const DAYS: readonly string[] = ['from', 'to'];

/** Asks which entries are wanted. */
export function AuditFilterForm({ filter, onFind }: AuditFilterFormProps) {
  const { wanted, field } = useWanted<AuditFilter>(filter);
  const { data: projects = [] } = useProjects();
  return (
    <SearchForm
      details={DETAILS.map((name) => (
        <TextInput
          key={name}
          type={DAYS.includes(name) ? 'date' : 'text'}
          label={texts[name]}
          w={{ base: '100%', xs: 200 }}
          spellCheck={false}
          {...field(name)}
        />
      ))}
      hasDetails={DETAILS.some((name) => filter[name] !== undefined)}
      onSubmit={() => onFind(readAuditFilter(wanted))}
      onClear={isFiltered(filter) ? () => onFind({}) : undefined}
    >
      <TextInput
        label={texts.object}
        placeholder={texts.objectHint}
        w={{ base: '100%', sm: 330 }}
        spellCheck={false}
        {...field('object')}
      />
      <NativeSelect
        label={texts.event}
        w={{ base: '100%', xs: 240 }}
        data={EVENTS}
        {...field('event')}
      />
      <ProjectPicker projects={projects} none={texts.anyProject} {...field('project')} />
    </SearchForm>
  );
}
