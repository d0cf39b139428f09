import { Button, Modal, Stack, Text } from '@mantine/core';
import { session } from './session.js';
import { SignInForm } from './sign-in-form.js';
import { texts } from './texts.js';

/** Over the page that was open: asks for the key again, and leaves what stands below as it is. */
export function SessionEnded({ appId }: { readonly appId: string }) {
  return (
    <Modal
      opened
      onClose={() => undefined}
      title={texts.endedTitle}
      withCloseButton={false}
      centered
    >
      <Stack gap="md">
        <Text>{texts.ended(appId)}</Text>
        <SignInForm appId={appId} />
        <Button variant="subtle" onClick={() => void session.signOut()}>
          {texts.signOut}
        </Button>
      </Stack>
    </Modal>
  );
}
