import { Box, Stack, Text } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OperatorForm } from '../session/operator-form.js';
import { useCan, useOperator, useSession } from '../session/session.js';
import { SignInForm } from '../session/sign-in-form.js';
import { texts } from '../session/texts.js';
import { PageTitle } from '../ui/page-title.js';
import { placeOf } from './places.js';

/** Shows a page to who has its key, and asks others for it. */
export function PageGate({ children }: { readonly children: ReactNode }) {
  const place = useRouterState({ select: ({ location }) => placeOf(location.pathname) });
  const session = useSession();
  const operator = useOperator();
  const scopes = place !== undefined && 'scopes' in place ? place.scopes : [];
  const can = useCan(...scopes);
  if (place === undefined) return children;
  if (!('scopes' in place)) {
    if (operator !== 'signed-out') return children;
    return (
      <Closed title={texts.needsOperator} lead={texts.needsOperatorLead}>
        <OperatorForm />
      </Closed>
    );
  }
  if (can) return children;
  if (session.status !== 'signed-out') {
    return <Closed title={texts.needsScopes} lead={texts.needsScopesLead(scopes)} />;
  }
  return (
    <Closed title={texts.needsProject} lead={texts.needsProjectLead}>
      <SignInForm />
    </Closed>
  );
}

interface ClosedProps {
  readonly title: string;
  readonly lead: string;
  readonly children?: ReactNode;
}

function Closed({ title, lead, children }: ClosedProps) {
  return (
    <Stack maw={420}>
      <PageTitle>{title}</PageTitle>
      <Text c="dimmed">{lead}</Text>
      {children !== undefined && (
        <Box className="panel" p="lg">
          {children}
        </Box>
      )}
    </Stack>
  );
}
