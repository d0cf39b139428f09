import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Differences } from '../dry-run/differences.js';
import { hasEnded } from '../../src/client/jobs/job-state.js';
import { Problem } from '../ui/problem.js';
import { tryUndo, useSuccessor } from './change-job.js';
import { resultOf } from '../../src/client/jobs/result.js';
import { texts } from './texts.js';
import { useJob } from './use-job.js';

interface UndoDialogProps {
  readonly jobId: string;
  readonly onClose: () => void;
}

/** Takes a job back, after showing what would be restored. */
export function UndoDialog({ jobId, onClose }: UndoDialogProps) {
  const trial = useMutation({ mutationFn: () => tryUndo(jobId) });
  const tried = useJob(trial.data ?? null);
  // What was tried is what is done: a voucher that has changed meanwhile fails its row.
  const undo = useSuccessor(trial.data ?? '');
  const result = tried.data && hasEnded(tried.data) ? resultOf(tried.data) : null;
  const isTrying = trial.isPending || (trial.data !== undefined && result === null);
  const { wouldChange = 0, wouldFail = 0 } = result ?? {};
  return (
    <Stack>
      <Text>{texts.undoLead}</Text>
      <Problem error={trial.error ?? tried.error ?? undo.error} />
      {isTrying && (
        <Progress value={tried.data?.progress ?? 0} aria-label={texts.undoRunning} animated />
      )}
      {result && (
        <Alert color="yellow" variant="outline" role="status">
          {wouldChange === 0 ? texts.undoNothing : texts.undoWould(wouldChange)}{' '}
          {wouldFail > 0 && texts.undoKept(wouldFail)}
        </Alert>
      )}
      {result && tried.data && <Differences jobId={tried.data.id} link={result.raw} />}
      <Group>
        {result === null && (
          <Button loading={isTrying} onClick={() => trial.mutate()}>
            {texts.undoTry}
          </Button>
        )}
        {result !== null && wouldChange > 0 && (
          <Button loading={undo.isPending} onClick={() => undo.mutate('confirm')}>
            {texts.undoRun}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {texts.close}
        </Button>
      </Group>
    </Stack>
  );
}
