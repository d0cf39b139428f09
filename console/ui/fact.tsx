import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What there is to know about one thing, side by side. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return (
    <Group component="dl" gap="xl" m={0} className="panel" p="md" align="flex-start">
      {children}
    </Group>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** One of the {@link Facts}. */
export function Fact({ name, children }: FactProps) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0}>
        {children}
      </Text>
    </div>
  );
}
