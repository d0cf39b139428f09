import { Stack, Text } from '@mantine/core';
import { PageTitle } from '../ui/page-title.js';
import { texts } from './texts.js';

/** For an address that leads to no page. */
export function NotFoundPage() {
  return (
    <Stack>
      <PageTitle>{texts.notFoundTitle}</PageTitle>
      <Text>{texts.notFound}</Text>
    </Stack>
  );
}
