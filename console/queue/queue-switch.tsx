import { Button } from '@mantine/core';
import { Problem } from '../ui/problem.js';
import { texts } from './texts.js';
import { useQueue, useQueueControl } from './use-queue.js';

/** Pauses or resumes the queue of the project. */
export function QueueSwitch({ isLive }: { readonly isLive: boolean }) {
  const { data: queue } = useQueue(isLive);
  const control = useQueueControl();
  if (queue === undefined) return null;
  const isPaused = queue.paused_at !== null;
  return (
    <>
      <Problem error={control.error} />
      <Button
        variant={isPaused ? 'filled' : 'default'}
        loading={control.isPending}
        onClick={() => control.mutate(isPaused ? 'resume' : 'pause')}
      >
        {isPaused ? texts.resume : texts.pause}
      </Button>
    </>
  );
}
