import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { EntryForm } from './entry-form.js';
import { signInAsOperator } from './session.js';
import { texts } from './texts.js';

/** Asks for the management key. */
export function OperatorForm() {
  const [key, setKey] = useState('');
  const { mutate, error, isPending } = useMutation({ mutationFn: signInAsOperator });
  return (
    <EntryForm
      hint={texts.operatorHint}
      wrong={texts.wrongManagementKey}
      error={error}
      isPending={isPending}
      onSubmit={() => mutate(key.trim())}
    >
      <PasswordInput
        label={texts.managementKey}
        name="management-key"
        autoComplete="current-password"
        required
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
    </EntryForm>
  );
}
