import { Button, Group, Stack } from '@mantine/core';
import { useId, useState, type ReactNode, type SubmitEvent } from 'react';
import { texts } from './texts.js';

interface SearchFormProps {
  /** The fields that are wanted most. */
  readonly children: ReactNode;
  /** Those that are wanted less often. */
  readonly details: ReactNode;
  /** Whether the details are open from the beginning, because some are set. */
  readonly hasDetails: boolean;
  readonly onSubmit: () => void;
  /** Takes all filters away; missing while there are none. */
  readonly onClear: (() => void) | undefined;
}

/** A form that asks what is wanted of a list. */
export function SearchForm(props: SearchFormProps) {
  const { children, details, hasDetails, onSubmit, onClear } = props;
  const [isOpen, setOpen] = useState(hasDetails);
  const detailsId = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit} role="search">
      <Stack className="panel" p="md" gap="sm">
        <Group align="flex-end" gap="sm">
          {children}
          <Button type="submit">{texts.find}</Button>
          <Button
            variant="subtle"
            aria-expanded={isOpen}
            aria-controls={detailsId}
            onClick={() => setOpen(!isOpen)}
          >
            {texts.moreFilters}
          </Button>
          {onClear && (
            <Button variant="subtle" onClick={onClear}>
              {texts.clear}
            </Button>
          )}
        </Group>
        <Group id={detailsId} align="flex-end" gap="sm" display={isOpen ? undefined : 'none'}>
          {details}
        </Group>
      </Stack>
    </form>
  );
}
