import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, bodyOf, idempotencyKey } from '../api/client.js';
import { resultOf, type Job, type JobResult } from '../../src/client/jobs/result.js';
import { useJob } from '../job/use-job.js';
import { hasEnded } from '../../src/client/jobs/job-state.js';
import { Problem } from '../ui/problem.js';
import { Counts } from './counts.js';
import { Differences } from './differences.js';
import { texts } from './texts.js';

interface DryRunProps {
  /** Sends the dry run and returns the id of its job. */
  readonly send: () => Promise<string>;
  /** Further buttons. */
  readonly children?: ReactNode;
}

/** Tries a bulk request, shows what it would do to each row, and runs it. */
export function DryRun({ send, children }: DryRunProps) {
  const trial = useMutation({ mutationFn: send });
  const job = useJob(trial.data ?? null);
  const isUnderWay =
    trial.isPending || (trial.data !== undefined && !(job.data && hasEnded(job.data)));
  const result = job.data ? resultOf(job.data) : null;
  return (
    <Stack>
      <Text c="dimmed">{texts.lead}</Text>
      <Problem error={trial.error ?? job.error} />
      {isUnderWay && !trial.isPending && <UnderWay job={job.data} />}
      {job.data && result && <Outcome job={job.data} result={result} />}
      <Group>
        {job.data && result && <RunButton job={job.data} result={result} />}
        <Button
          variant={result ? 'default' : 'filled'}
          loading={isUnderWay}
          onClick={() => trial.mutate()}
        >
          {result ? texts.again : texts.start}
        </Button>
        {children}
      </Group>
    </Stack>
  );
}

function UnderWay({ job }: { readonly job: Job | undefined }) {
  const label = job?.status === 'IN_PROGRESS' ? texts.running : texts.waiting;
  return (
    <Stack gap={4} role="status">
      <Text size="sm">{label}</Text>
      <Progress value={job?.progress ?? 0} aria-label={label} animated />
    </Stack>
  );
}

function Outcome({ job, result }: { readonly job: Job; readonly result: JobResult }) {
  const { wouldChange = 0, wouldFail = 0 } = result;
  const isComplete = job.status === 'DONE';
  return (
    <Stack>
      <Counts result={result} />
      {!isComplete && <Alert color="red">{texts.incomplete}</Alert>}
      {isComplete && wouldChange === 0 && (
        <Alert color="yellow" variant="outline">
          {texts.nothing}
        </Alert>
      )}
      {wouldChange > 0 && wouldFail > 0 && (
        <Alert color="yellow" variant="outline">
          {texts.failing(wouldFail)}
        </Alert>
      )}
      <Differences jobId={job.id} link={result.raw} />
    </Stack>
  );
}

/** Runs what was tried, row for row. A voucher that has changed meanwhile fails its row. */
function RunButton({ job, result }: { readonly job: Job; readonly result: JobResult }) {
  const navigate = useNavigate();
  const run = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/v1/async-actions/{asyncActionId}/confirm', {
          params: {
            path: { asyncActionId: job.id },
            query: { ...(job.label !== undefined && { label: job.label }) },
            header: { 'Idempotency-Key': idempotencyKey() },
          },
        }),
      ),
    onSuccess: ({ async_action_id: jobId }) => navigate({ to: '/jobs/$jobId', params: { jobId } }),
  });
  const { wouldChange = 0 } = result;
  if (job.status !== 'DONE' || wouldChange === 0) return null;
  return (
    <>
      <Button loading={run.isPending} onClick={() => run.mutate()}>
        {texts.run(wouldChange)}
      </Button>
      <Problem error={run.error} />
    </>
  );
}
