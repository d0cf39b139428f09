import { NativeSelect } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import type { WantedField } from '../ui/use-wanted.js';
import { texts } from './texts.js';

type Project = Schemas['ProjectResponse'];

interface ProjectPickerProps {
  readonly projects: readonly Project[];
  readonly value: string;
  readonly onChange: WantedField['onChange'];
  /** What stands for no choice; without it a project must be chosen. */
  readonly none?: string;
}

/** Chooses the project that a page is about. */
export function ProjectPicker({ projects, value, onChange, none }: ProjectPickerProps) {
  return (
    <NativeSelect
      label={texts.pick}
      maw={360}
      value={value}
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...projects.map(({ id, name }) => ({ value: id, label: `${name} (${id})` })),
      ]}
      onChange={onChange}
    />
  );
}
