import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { SessionEnded } from '../session/session-ended.js';
import { SignInPage } from '../session/sign-in-page.js';
import { useOperator, useSession } from '../session/session.js';
import { Waiting } from '../ui/waiting.js';
import { colorSchemes } from './color-schemes.js';
import { styleNonce } from './nonce.js';
import { queryClient } from './query-client.js';
import { router } from './router.js';
import { cssVariables, theme } from './theme.js';

/** The whole console. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <Gate />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** The page that was open stays mounted when a session ends, so that the work on it is kept. */
function Gate() {
  const session = useSession();
  const operator = useOperator();
  if (session.status === 'entering') return <Waiting />;
  if (session.status === 'signed-out' && operator === 'signed-out') return <SignInPage />;
  return (
    <>
      <RouterProvider router={router} />
      <SessionEnded />
    </>
  );
}
