import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProjectPicker } from '../projects/project-picker.js';
import { useProjects } from '../projects/use-projects.js';
import { SearchForm } from '../ui/search-form.js';
import { readAuditFilter, type AuditFilter } from './audit-filter.js';
import { texts } from './texts.js';

interface AuditFilterFormProps {
  readonly filter: AuditFilter;
  readonly onFind: (filter: AuditFilter) => void;
}

const EVENTS = Object.entries(texts.events).map(([value, label]) => ({ value, label }));
const DETAILS = ['key', 'address', 'request', 'from', 'to'] as const;
const DAYS: readonly string[] = ['from', 'to'];

/** Asks which entries are wanted. */
export function AuditFilterForm({ filter, onFind }: AuditFilterFormProps) {
  const [wanted, setWanted] = useState<Partial<Record<keyof AuditFilter, string>>>(filter);
  const { data: projects = [] } = useProjects();
  const change = (name: keyof AuditFilter, value: string) =>
    setWanted((before) => ({ ...before, [name]: value }));
  const isSearch = Object.values(filter).some((value) => value !== undefined);
  return (
    <SearchForm
      details={DETAILS.map((name) => (
        <TextInput
          key={name}
          type={DAYS.includes(name) ? 'date' : 'text'}
          label={texts[name]}
          w={{ base: '100%', xs: 200 }}
          spellCheck={false}
          value={wanted[name] ?? ''}
          onChange={({ currentTarget: { value } }) => change(name, value)}
        />
      ))}
      hasDetails={DETAILS.some((name) => filter[name] !== undefined)}
      onSubmit={() => onFind(readAuditFilter(wanted))}
      onClear={isSearch ? () => onFind({}) : undefined}
    >
      <TextInput
        label={texts.object}
        placeholder={texts.objectHint}
        w={{ base: '100%', sm: 330 }}
        spellCheck={false}
        value={wanted.object ?? ''}
        onChange={({ currentTarget: { value } }) => change('object', value)}
      />
      <NativeSelect
        label={texts.event}
        w={{ base: '100%', xs: 240 }}
        value={wanted.event ?? ''}
        data={[{ value: '', label: texts.anyEvent }, ...EVENTS]}
        onChange={({ currentTarget: { value } }) => change('event', value)}
      />
      <ProjectPicker
        projects={projects}
        value={wanted.project ?? ''}
        none={texts.anyProject}
        onChange={(value) => change('project', value)}
      />
    </SearchForm>
  );
}
