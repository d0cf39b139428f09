import { QueryClient } from '@tanstack/react-query';
import { AwayError } from '../api/errors.js';
import { connection } from '../api/connection.js';
import { onSignIn, onSignOut } from '../session/session.js';

/** A refusal stays one; only a service that did not answer is asked again, and polls go on by themselves. */
const MAX_TRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => error instanceof AwayError && failures < MAX_TRIES,
      staleTime: 1_000,
      // Whether the service answers says `connection`; a browser without internet can still reach it.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

connection.onBack(() => void queryClient.invalidateQueries());
onSignIn((arrival) => {
  if (arrival === 'same') void queryClient.invalidateQueries();
  else queryClient.clear();
});
onSignOut(() => queryClient.clear());
