import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { hasEnded } from '../../src/client/jobs/job-state.js';
import { useCan } from '../session/session.js';
import { Dialog } from '../ui/dialog.js';
import { Problem } from '../ui/problem.js';
import { useControl, useSuccessor } from './change-job.js';
import type { Job, JobResult } from '../../src/client/jobs/result.js';
import { texts } from './texts.js';
import { UndoDialog } from './undo-dialog.js';

interface JobActionsProps {
  readonly job: Job;
  readonly result: JobResult | null;
}

/** What can be done about a job in its state. */
export function JobActions({ job, result }: JobActionsProps) {
  return (
    <Group gap="xs">
      {hasEnded(job) ? <AfterEnd job={job} result={result} /> : <BeforeEnd job={job} />}
    </Group>
  );
}

function BeforeEnd({ job }: { readonly job: Job }) {
  const control = useControl(job.id);
  const [isAsking, { open, close }] = useDisclosure(false);
  const isPaused = job.paused_at !== undefined;
  const cancel = () => {
    close();
    control.mutate('cancel');
  };
  return (
    <>
      <Problem error={control.error} />
      <Button
        variant="default"
        loading={control.isPending}
        onClick={() => control.mutate(isPaused ? 'resume' : 'pause')}
      >
        {isPaused ? texts.actions.resume : texts.actions.pause}
      </Button>
      <Button variant="default" onClick={open}>
        {texts.actions.cancel}
      </Button>
      <Dialog isOpen={isAsking} onClose={close} title={texts.cancelTitle}>
        <Stack>
          <Text>{texts.cancel}</Text>
          <Group>
            <Button color="red.9" onClick={cancel}>
              {texts.cancelYes}
            </Button>
            <Button variant="default" onClick={close}>
              {texts.keep}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

function AfterEnd({ job, result }: JobActionsProps) {
  const successor = useSuccessor(job.id);
  const canWrite = useCan('vouchers', 'async-actions');
  const [isUndoing, undoing] = useDisclosure(false);
  if (result === null || !canWrite) return null;
  const isDryRun = job.dry_run === true;
  const toRetry = result.failed + result.unprocessed;
  const { wouldChange = 0 } = result;
  const isTried = isDryRun && job.status === 'DONE' && job.confirmed_by === undefined;
  const isPurge = job.type === 'VOUCHERS.METADATA_KEY_PURGE';
  return (
    <>
      <Problem error={successor.error} />
      {isTried && wouldChange > 0 && (
        <Button loading={successor.isPending} onClick={() => successor.mutate('confirm')}>
          {texts.actions.confirm(wouldChange)}
        </Button>
      )}
      {!isDryRun && toRetry > 0 && !isPurge && (
        <Button loading={successor.isPending} onClick={() => successor.mutate('retry')}>
          {texts.actions.retry(toRetry)}
        </Button>
      )}
      {!isDryRun && result.done > 0 && (
        <Button variant="default" onClick={undoing.open}>
          {texts.actions.undo}
        </Button>
      )}
      <Dialog isOpen={isUndoing} onClose={undoing.close} title={texts.undoTitle} isWide>
        <UndoDialog jobId={job.id} onClose={undoing.close} />
      </Dialog>
    </>
  );
}
