import { Alert, List } from '@mantine/core';

/** What is wrong, each fault in its words. Nothing when there is none. */
export function Faults({
  title,
  faults,
}: {
  readonly title: string;
  readonly faults: readonly string[];
}) {
  if (faults.length === 0) return null;
  return (
    <Alert color="red" variant="outline" title={title} role="alert">
      <List size="sm">
        {faults.map((fault) => (
          <List.Item key={fault}>{fault}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
