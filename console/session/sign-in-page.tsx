import { Alert, Box, Button, Center, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AwayError } from '../api/errors.js';
import { Logo } from '../ui/logo.js';
import { OperatorForm } from './operator-form.js';
import { useSession } from './session.js';
import { SignInForm } from './sign-in-form.js';
import { texts } from './texts.js';

/** What a reader sees first. */
export function SignInPage() {
  const [isOperator, setOperator] = useState(false);
  const session = useSession();
  const linkError = session.status === 'signed-out' ? session.linkError : undefined;
  useEffect(() => {
    document.title = `${texts.title} · ${texts.product}`;
  }, []);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Box className="panel" w="100%" maw={400} p="xl">
        <Stack gap="lg">
          <Stack gap="xs">
            <Logo />
            <Title order={1} size="h3">
              {isOperator ? texts.operatorTitle : texts.title}
            </Title>
            <Text c="dimmed">{isOperator ? texts.operatorLead : texts.lead}</Text>
          </Stack>
          {linkError !== undefined && (
            <Alert color="yellow" variant="outline" role="alert">
              {linkError instanceof AwayError ? texts.linkAway : texts.badLink}
            </Alert>
          )}
          {isOperator ? <OperatorForm /> : <SignInForm />}
          <Button variant="subtle" size="xs" onClick={() => setOperator(!isOperator)}>
            {isOperator ? texts.asProject : texts.asOperator}
          </Button>
        </Stack>
      </Box>
    </Center>
  );
}
