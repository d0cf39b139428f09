import { Button, Modal, Stack, Text } from '@mantine/core';
import { OperatorForm } from './operator-form.js';
import type { Session } from './session-keeper.js';
import { signOut, useOperator, useSession } from './session.js';
import { SignInForm } from './sign-in-form.js';
import { texts } from './texts.js';

/** Over the page that was open: asks for a key that was refused again, and leaves what stands below as it is. */
export function SessionEnded() {
  const session = useSession();
  const operator = useOperator();
  const hasProjectEnded = session.status === 'ended';
  if (!hasProjectEnded && operator !== 'ended') return null;
  return (
    <Modal
      opened
      onClose={() => undefined}
      title={texts.endedTitle}
      withCloseButton={false}
      centered
    >
      <Stack gap="md">
        <Text>{hasProjectEnded ? reasonOf(session) : texts.operatorEnded}</Text>
        {hasProjectEnded ? <SignInForm appId={session.appId} /> : <OperatorForm />}
        <Button variant="subtle" onClick={() => void signOut()}>
          {texts.signOut}
        </Button>
      </Stack>
    </Modal>
  );
}

function reasonOf({ appId, byLink }: Extract<Session, { status: 'ended' }>): string {
  return byLink ? texts.linkEnded(appId) : texts.ended(appId);
}
