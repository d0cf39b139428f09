import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { ApiError, AwayError } from '../api/errors.js';
import { signIn } from './session.js';
import { texts } from './texts.js';

/** Asks for a key pair. The names are those that password managers know. */
export function SignInForm({ appId: known = '' }: { readonly appId?: string }) {
  const [appId, setAppId] = useState(known);
  const [appToken, setAppToken] = useState('');
  const entry = useMutation({ mutationFn: signIn });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    entry.mutate({ appId: appId.trim(), appToken: appToken.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
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
        {entry.error && (
          <Alert color="red" role="alert" variant="outline">
            {reasonOf(entry.error)}
          </Alert>
        )}
        <Button type="submit" loading={entry.isPending} fullWidth>
          {texts.submit}
        </Button>
        <Text size="sm" c="dimmed">
          {texts.hint}
        </Text>
      </Stack>
    </form>
  );
}

function reasonOf(error: Error): string {
  if (error instanceof AwayError) return texts.away;
  if (error instanceof ApiError && error.status === 401) return texts.wrongKey;
  return error.message;
}
