import { Anchor, Group, Stack, Text } from '@mantine/core';
import { reportAddress } from '../api/places.js';
import { Moment } from '../ui/moment.js';
import type { JobResult } from './result.js';
import { texts } from './texts.js';

/** The ways to take the report of a job away. */
export function Downloads({ result }: { readonly result: JobResult }) {
  const links = [
    { name: texts.report, link: result.report },
    { name: texts.excel, link: result.excel },
    { name: texts.raw, link: result.raw },
  ];
  if (result.report === undefined) return null;
  return (
    <Stack gap={4} className="panel" p="md">
      <Group justify="space-between">
        <Text fw={600}>{texts.downloads}</Text>
        {result.availableTill !== undefined && (
          <Text size="sm" c="dimmed">
            {texts.availableTill} <Moment at={result.availableTill} />
          </Text>
        )}
      </Group>
      <Group gap="lg">
        {links.map(
          ({ name, link }) =>
            link !== undefined && (
              <Anchor key={name} href={reportAddress(link)} download size="sm">
                {name}
              </Anchor>
            ),
        )}
      </Group>
    </Stack>
  );
}
