import { Alert, AppShell, Burger, Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useIsAway } from '../api/connection.js';
import { Logo } from '../ui/logo.js';
import { Account } from './account.js';
import { PageGate } from './page-gate.js';
import { Navigation } from './navigation.js';
import { texts } from './texts.js';

const CONTENT = 'content';

/** What stands around every page: the way to the others, who is signed in, and whether the service answers. */
export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 230, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <Button className="skip-link" onClick={() => document.getElementById(CONTENT)?.focus()}>
        {texts.skip}
      </Button>
      <AppShell.Header className="surface">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={texts.menu}
              aria-expanded={isOpen}
            />
            <Logo />
          </Group>
          <Account />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className="surface" aria-label={texts.navigation}>
        <Navigation onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id={CONTENT} tabIndex={-1}>
        <div className="page">
          <AwayNote />
          <PageGate>
            <Outlet />
          </PageGate>
        </div>
      </AppShell.Main>
    </AppShell>
  );
}

function AwayNote() {
  const isAway = useIsAway();
  return (
    <div role="status">
      {isAway && (
        <Alert color="orange" variant="outline" mb="md">
          {texts.away}
        </Alert>
      )}
    </div>
  );
}
