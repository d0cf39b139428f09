import { NavLink, Stack, Text } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useCan, useOperator } from '../session/session.js';
import { isAt, OPERATOR_PLACES, PROJECT_PLACES, type Place } from './places.js';
import { router } from './router.js';
import { texts } from './texts.js';

interface NavigationProps {
  readonly onGo: () => void;
}

/** The way to every page that the keys of the reader open. */
export function Navigation({ onGo }: NavigationProps) {
  const isOperator = useOperator() !== 'signed-out';
  return (
    <Stack gap={4}>
      {PROJECT_PLACES.map((place) => (
        <PlaceOfProject key={place.to} place={place} onGo={onGo} />
      ))}
      {isOperator && (
        <>
          <Text size="xs" c="dimmed" px="sm" pt="xs">
            {texts.operators}
          </Text>
          {OPERATOR_PLACES.map((place) => (
            <PlaceLink key={place.to} place={place} onGo={onGo} />
          ))}
        </>
      )}
    </Stack>
  );
}

interface PlaceOfProjectProps extends NavigationProps {
  readonly place: (typeof PROJECT_PLACES)[number];
}

function PlaceOfProject({ place, onGo }: PlaceOfProjectProps) {
  return useCan(...place.scopes) ? <PlaceLink place={place} onGo={onGo} /> : null;
}

function PlaceLink({ place, onGo }: NavigationProps & { readonly place: Place }) {
  const { to, label } = place;
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isHere = isAt(path, place);
  const go = (event: MouseEvent) => {
    // With a key held down the browser opens the link elsewhere.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onGo();
    void navigate({ to });
  };
  return (
    <NavLink
      href={router.buildLocation({ to }).publicHref}
      label={label}
      active={isHere}
      aria-current={isHere ? 'page' : undefined}
      onClick={go}
    />
  );
}
