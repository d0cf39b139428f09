import { Alert, Button, Stack, Text } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import { ApiError, AwayError } from '../api/errors.js';
import { texts } from './texts.js';

interface EntryFormProps {
  /** The fields. */
  readonly children: ReactNode;
  readonly hint: string;
  /** What to say when the service knows no such key. */
  readonly wrong: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onSubmit: () => void;
}

/** A form that signs somebody in, and says why it did not. */
export function EntryForm({ children, hint, wrong, error, isPending, onSubmit }: EntryFormProps) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {children}
        {error && (
          <Alert color="red" role="alert" variant="outline">
            {reasonOf(error, wrong)}
          </Alert>
        )}
        <Button type="submit" loading={isPending} fullWidth>
          {texts.submit}
        </Button>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      </Stack>
    </form>
  );
}

function reasonOf(error: Error, wrong: string): string {
  if (error instanceof AwayError) return texts.away;
  return error instanceof ApiError && error.status === 401 ? wrong : error.message;
}
