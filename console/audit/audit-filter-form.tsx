import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { ProjectPicker } from '../projects/project-picker.js';
import { useProjects } from '../projects/use-projects.js';
import { readAuditFilter, type AuditFilter } from './audit-filter.js';
import { texts } from './texts.js';

interface AuditFilterFormProps {
  readonly filter: AuditFilter;
  readonly onFind: (filter: AuditFilter) => void;
}

const TEXT_FIELDS = ['object', 'key', 'address', 'request'] as const;
const DAY_FIELDS = ['from', 'to'] as const;
const EVENTS = Object.entries(texts.events).map(([value, label]) => ({ value, label }));

/** Asks which entries are wanted. */
export function AuditFilterForm({ filter, onFind }: AuditFilterFormProps) {
  const [wanted, setWanted] = useState<Partial<Record<keyof AuditFilter, string>>>(filter);
  const { data: projects } = useProjects();
  const change = (name: keyof AuditFilter, value: string) =>
    setWanted((before) => ({ ...before, [name]: value.trim() }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onFind(readAuditFilter(wanted));
  };
  return (
    <form onSubmit={submit} role="search">
      <Group className="panel" p="md" gap="sm" align="flex-end">
        {TEXT_FIELDS.map((name) => (
          <TextInput
            key={name}
            label={texts[name]}
            placeholder={name === 'object' ? texts.objectHint : undefined}
            w={{ base: '100%', xs: name === 'object' ? 330 : 200 }}
            spellCheck={false}
            defaultValue={filter[name] ?? ''}
            onChange={({ currentTarget: { value } }) => change(name, value)}
          />
        ))}
        <NativeSelect
          label={texts.event}
          value={wanted.event ?? ''}
          data={[{ value: '', label: texts.anyEvent }, ...EVENTS]}
          onChange={({ currentTarget: { value } }) => change('event', value)}
        />
        <ProjectPicker
          projects={projects ?? []}
          value={wanted.project ?? ''}
          none={texts.anyProject}
          onChange={(value) => change('project', value)}
        />
        {DAY_FIELDS.map((name) => (
          <TextInput
            key={name}
            type="date"
            label={texts[name]}
            defaultValue={filter[name] ?? ''}
            onChange={({ currentTarget: { value } }) => change(name, value)}
          />
        ))}
        <Button type="submit">{texts.find}</Button>
        {Object.values(filter).some((value) => value !== undefined) && (
          <Button variant="subtle" onClick={() => onFind({})}>
            {texts.clear}
          </Button>
        )}
      </Group>
    </form>
  );
}
