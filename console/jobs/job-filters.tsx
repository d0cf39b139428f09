import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { isFiltered, LISTED_STATES, readJobFilter, type JobFilter } from './job-filter.js';
import classes from './job-filters.module.css';
import { TextFilter } from './text-filter.js';
import { texts } from './texts.js';

const STATES = [
  { value: '', label: texts.anyState },
  ...LISTED_STATES.map((value) => ({ value, label: texts.listedStates[value] })),
];
const TYPES = [
  { value: '', label: texts.anyType },
  ...Object.entries(texts.types).map(([value, label]) => ({ value, label })),
];
const FIELDS = 'job-filters';

/** The filters of the list of jobs. They live in the address, so that a list can be sent to somebody else. */
export function JobFilters({ filter }: { readonly filter: JobFilter }) {
  const navigate = useNavigate();
  const hasFilter = isFiltered(filter);
  const [isOpen, { toggle }] = useDisclosure(hasFilter);
  const change = (changed: Record<string, string | undefined>, replace = false) =>
    void navigate({ to: '/jobs', search: readJobFilter({ ...filter, ...changed }), replace });
  return (
    <Stack gap="xs" role="search" aria-label={texts.filters}>
      <Button
        variant="default"
        hiddenFrom="sm"
        aria-expanded={isOpen}
        aria-controls={FIELDS}
        onClick={toggle}
      >
        {texts.filters}
      </Button>
      <div className={classes.fields} id={FIELDS} data-open={isOpen}>
        <NativeSelect
          label={texts.state}
          data={STATES}
          value={filter.state ?? ''}
          onChange={({ currentTarget: { value } }) => change({ state: value })}
        />
        <NativeSelect
          label={texts.type}
          data={TYPES}
          value={filter.type ?? ''}
          onChange={({ currentTarget: { value } }) => change({ type: value })}
        />
        <TextFilter
          label={texts.label}
          value={filter.label}
          onChange={(label) => change({ label }, true)}
        />
        <TextFilter
          label={texts.code}
          value={filter.code}
          onChange={(code) => change({ code }, true)}
        />
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            label={texts[end]}
            value={filter[end] ?? ''}
            onChange={({ currentTarget: { value } }) => change({ [end]: value })}
          />
        ))}
        {hasFilter && (
          <Group>
            <Button variant="subtle" onClick={() => void navigate({ to: '/jobs', search: {} })}>
              {texts.clear}
            </Button>
          </Group>
        )}
      </div>
    </Stack>
  );
}
