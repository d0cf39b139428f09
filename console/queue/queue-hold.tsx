import { Alert } from '@mantine/core';
import { Moment } from '../ui/moment.js';
import { texts } from './texts.js';
import { useQueue } from './use-queue.js';

/** Says that the queue does not take jobs, and why; nothing while it does. */
export function QueueHold({ isLive }: { readonly isLive: boolean }) {
  const { data: queue } = useQueue(isLive);
  return (
    <div role="status">
      {queue?.is_held === true && (
        <Alert color="yellow" variant="outline">
          {queue.paused_at === null ? (
            texts.held
          ) : (
            <>
              {texts.paused} <Moment at={queue.paused_at} />.
            </>
          )}
        </Alert>
      )}
    </div>
  );
}
