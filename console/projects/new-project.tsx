import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { Problem } from '../ui/problem.js';
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
        <Problem error={creation.error} />
        <Group>
          <Button type="submit" disabled={name.trim() === ''} loading={creation.isPending}>
            {texts.make}
          </Button>
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
