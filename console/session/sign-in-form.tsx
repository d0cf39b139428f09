import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { EntryForm } from './entry-form.js';
import { signIn } from './session.js';
import { texts } from './texts.js';

/** Asks for a key pair. The names are those that password managers know. */
export function SignInForm({ appId: known = '' }: { readonly appId?: string }) {
  const [appId, setAppId] = useState(known);
  const [appToken, setAppToken] = useState('');
  const { mutate, error, isPending } = useMutation({ mutationFn: signIn });
  return (
    <EntryForm
      hint={texts.hint}
      wrong={texts.wrongKey}
      error={error}
      isPending={isPending}
      onSubmit={() => mutate({ appId: appId.trim(), appToken: appToken.trim() })}
    >
      <TextInput
        label={texts.appId}
        name="username"
        autoComplete="username"
        spellCheck={false}
        required
        value={appId}
        onChange={(event) => setAppId(event.currentTarget.value)}
      />
      <PasswordInput
        label={texts.appToken}
        name="password"
        autoComplete="current-password"
        required
        value={appToken}
        onChange={(event) => setAppToken(event.currentTarget.value)}
      />
    </EntryForm>
  );
}
