import { Button, Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { DialogFoot } from '../ui/dialog-foot.js';
import { KEY_SCOPES, keyRequestOf, type KeyScope, type NewKeyForm } from './new-key-request.js';
import { texts } from './texts.js';
import { useCreateKey, type Key } from './use-keys.js';

interface NewKeyProps {
  readonly projectId: string;
  readonly onMade: (key: Key) => void;
  readonly onClose: () => void;
}

const EMPTY: NewKeyForm = { name: '', scopes: [], addresses: '', lastDay: '' };
const MAX_NAME = 100;

/** Asks what a new key may do. */
export function NewKey({ projectId, onMade, onClose }: NewKeyProps) {
  const [form, setForm] = useState(EMPTY);
  const creation = useCreateKey(projectId);
  const change = (part: Partial<NewKeyForm>) => setForm((before) => ({ ...before, ...part }));
  const isWhole = form.name.trim() !== '' && form.scopes.length > 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    creation.mutate(keyRequestOf(form), { onSuccess: onMade });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={texts.name}
          description={texts.nameHint}
          required
          maxLength={MAX_NAME}
          data-autofocus
          value={form.name}
          onChange={({ currentTarget: { value } }) => change({ name: value })}
        />
        <Scopes value={form.scopes} onChange={(scopes) => change({ scopes })} />
        <Textarea
          label={texts.addresses}
          description={texts.addressesHint}
          autosize
          minRows={2}
          maxRows={6}
          spellCheck={false}
          value={form.addresses}
          onChange={({ currentTarget: { value } }) => change({ addresses: value })}
        />
        <TextInput
          type="date"
          label={texts.lastDay}
          description={texts.lastDayHint}
          value={form.lastDay}
          onChange={({ currentTarget: { value } }) => change({ lastDay: value })}
        />
        <DialogFoot error={creation.error} onClose={onClose}>
          <Button type="submit" disabled={!isWhole} loading={creation.isPending}>
            {texts.make}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}

interface ScopesProps {
  readonly value: readonly KeyScope[];
  readonly onChange: (scopes: KeyScope[]) => void;
}

function Scopes({ value, onChange }: ScopesProps) {
  return (
    <Checkbox.Group
      label={texts.scopes}
      description={texts.scopesHint}
      required
      value={[...value]}
      onChange={onChange}
    >
      <Stack gap="xs" mt="xs">
        {KEY_SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            value={scope}
            label={texts.scopeNames[scope]}
            disabled={scope !== 'api' && value.includes('api')}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
