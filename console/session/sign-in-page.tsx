import { Box, Center, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { Logo } from '../ui/logo.js';
import { SignInForm } from './sign-in-form.js';
import { texts } from './texts.js';

/** What a reader sees first. */
export function SignInPage() {
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
              {texts.title}
            </Title>
            <Text c="dimmed">{texts.lead}</Text>
          </Stack>
          <SignInForm />
        </Stack>
      </Box>
    </Center>
  );
}
