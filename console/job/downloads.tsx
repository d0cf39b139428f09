import { Anchor, Group, Stack, Text } from '@mantine/core';
import { addressHere } from '../api/places.js';
import { Moment } from '../ui/moment.js';
import type { Job, JobResult, Part } from '../../src/client/jobs/result.js';
import { sentForm } from './sent-form.js';
import { texts } from './texts.js';

interface DownloadsProps {
  readonly job: Job;
  readonly result: JobResult;
}

/** The ways to take the report of a job away, whole and in parts. */
export function Downloads({ job, result }: DownloadsProps) {
  if (result.report === undefined) return null;
  return (
    <Stack gap="xs" className="panel" p="md">
      <Group justify="space-between">
        <Text fw={600}>{texts.downloads}</Text>
        {result.availableTill !== undefined && (
          <Text size="sm" c="dimmed">
            {texts.availableTill} <Moment at={result.availableTill} />
          </Text>
        )}
      </Group>
      <Group gap="lg">
        <FileLink name={texts.report} link={result.report} />
        <FileLink name={texts.excel} link={result.excel} />
        <FileLink name={texts.raw} link={result.raw} />
      </Group>
      <PartLinks job={job} part="failed" count={result.failed} link={result.files.failed} />
      <PartLinks
        job={job}
        part="unprocessed"
        count={result.unprocessed}
        link={result.files.unprocessed}
      />
    </Stack>
  );
}

interface PartLinksProps {
  readonly job: Job;
  readonly part: Part;
  readonly count: number;
  readonly link: string | undefined;
}

function PartLinks({ job, part, count, link }: PartLinksProps) {
  const names = texts.partLinks[part];
  const form = sentForm(job);
  if (count === 0 || link === undefined) return null;
  return (
    <Group gap="lg">
      <FileLink name={names.csv} link={link} />
      <FileLink name={names.excel} link={`${link}&excel=true`} />
      {form !== null && <FileLink name={names.sent} link={`${link}&format=${form}`} />}
    </Group>
  );
}

function FileLink({ name, link }: { readonly name: string; readonly link: string | undefined }) {
  if (link === undefined) return null;
  return (
    <Anchor href={addressHere(link)} download size="sm">
      {name}
    </Anchor>
  );
}
