import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { DialogFoot } from '../ui/dialog-foot.js';
import { texts } from './texts.js';
import { useCreateProject } from './use-projects.js';

const MAX_NAME = 100;

/** Names a new project, and leads to it. */
export function NewProject({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const navigate = useNavigate();
  const creation = useCreateProject();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    creation.mutate(name.trim(), {
      onSuccess: ({ id }) =>
        void navigate({ to: '/projects/$projectId', params: { projectId: id } }),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{texts.createLead}</Text>
        <TextInput
          label={texts.name}
          description={texts.nameHint}
          required
          maxLength={MAX_NAME}
          data-autofocus
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <DialogFoot error={creation.error} onClose={onClose}>
          <Button type="submit" disabled={name.trim() === ''} loading={creation.isPending}>
            {texts.make}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
