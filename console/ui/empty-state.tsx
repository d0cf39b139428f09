import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** What the reader can do next. */
  readonly children: ReactNode;
}

/** In place of a list without entries. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <Stack className="panel" align="center" gap="xs" p="xl" ta="center">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text component="div" c="dimmed" maw={460}>
        {children}
      </Text>
    </Stack>
  );
}
