import { Alert, Group, List, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { kindOf, nameOf } from '../jobs/job-names.js';
import { hasEnded } from '../../src/client/jobs/job-state.js';
import { StateBadge } from '../jobs/state-badge.js';
import { Figures } from '../ui/figures.js';
import { Link } from '../ui/link.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { Differences } from '../dry-run/differences.js';
import { Downloads } from './downloads.js';
import { FailedRows } from './failed-rows.js';
import { JobActions } from './job-actions.js';
import { JobFacts } from './job-facts.js';
import { figuresOf } from './job-figures.js';
import { RatePlot } from './rate-plot.js';
import { resultOf, type Job } from '../../src/client/jobs/result.js';
import { texts } from './texts.js';
import { UnderWay } from './under-way.js';
import { useJob } from './use-job.js';

/** One job: how it goes, what became of its rows, and what can be done about it. */
export function JobPage() {
  const { jobId } = useParams({ from: '/jobs/$jobId' });
  const { data: job, error } = useJob(jobId);
  return (
    <Stack>
      <Link to="/jobs" size="sm">
        {texts.toJobs}
      </Link>
      {job === undefined && <PageTitle>{texts.title(jobId)}</PageTitle>}
      <Problem error={error} />
      {job === undefined && error === null && <Waiting />}
      {job !== undefined && <OneJob key={job.id} job={job} />}
    </Stack>
  );
}

function OneJob({ job }: { readonly job: Job }) {
  const result = resultOf(job);
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4}>
          <PageTitle>{nameOf(job)}</PageTitle>
          <Group gap="sm">
            <StateBadge job={job} />
            <Text c="dimmed">{kindOf(job)}</Text>
          </Group>
        </Stack>
        <JobActions job={job} result={result} />
      </Group>
      {result?.reason !== undefined && (
        <Alert color="yellow" variant="outline">
          {result.reason}
        </Alert>
      )}
      {!hasEnded(job) && <UnderWay job={job} />}
      <RatePlot job={job} />
      {result && <Figures figures={figuresOf(job, result)} />}
      <JobFacts job={job} />
      {result && <Downloads job={job} result={result} />}
      {result && result.notes.length > 0 && (
        <Stack gap={4} className="panel" p="md">
          <Text fw={600}>{texts.notes}</Text>
          <List size="sm">
            {result.notes.map((note) => (
              <List.Item key={note}>{note}</List.Item>
            ))}
          </List>
        </Stack>
      )}
      {result && job.dry_run === true && <Differences jobId={job.id} link={result.raw} />}
      {result && job.dry_run !== true && result.failed + result.unprocessed > 0 && (
        <FailedRows jobId={job.id} files={result.files} />
      )}
    </Stack>
  );
}
