import { Button, Stack, Text } from '@mantine/core';
import { PageTitle } from '../ui/page-title.js';
import { texts } from './texts.js';

/** In place of a page that failed, which most often is one of an older build. */
export function BrokenPage({ error }: { readonly error: unknown }) {
  return (
    <Stack align="flex-start">
      <PageTitle>{texts.brokenTitle}</PageTitle>
      <Text>{texts.broken}</Text>
      <Text c="dimmed" size="sm">
        {error instanceof Error ? error.message : String(error)}
      </Text>
      <Button onClick={() => window.location.reload()}>{texts.reload}</Button>
    </Stack>
  );
}
