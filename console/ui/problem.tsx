import { Alert, Code, Stack, Text } from '@mantine/core';
import { ApiError, AwayError, SessionEndedError } from '../api/errors.js';
import { texts } from './texts.js';

/** Says why something did not work, in the words of the service. What ends a session is said by its dialog. */
export function Problem({ error }: { readonly error: Error | null }) {
  if (error === null || error instanceof SessionEndedError) return null;
  return (
    <Alert color="red" role="alert" variant="outline">
      <Stack gap={4}>
        <Text fw={600}>{error instanceof AwayError ? texts.away : error.message}</Text>
        {error instanceof ApiError && error.details !== undefined && <Text>{error.details}</Text>}
        {error instanceof ApiError && error.requestId !== undefined && (
          <Text size="sm">
            {texts.requestId} <Code>{error.requestId}</Code>
          </Text>
        )}
      </Stack>
    </Alert>
  );
}
