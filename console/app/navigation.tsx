import { NavLink, Stack } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useCan } from '../session/session.js';
import { router } from './router.js';
import { texts } from './texts.js';

const PLACES = [
  { to: '/jobs', label: texts.jobs, scopes: ['async-actions'] },
  { to: '/bulk-update', label: texts.bulkUpdate, scopes: ['vouchers', 'async-actions'] },
  { to: '/import', label: texts.imports, scopes: ['vouchers', 'async-actions'] },
  { to: '/vouchers', label: texts.vouchers, scopes: ['vouchers'] },
  { to: '/exports', label: texts.exports, scopes: ['exports'] },
  { to: '/metadata-schema', label: texts.schema, scopes: ['metadata-schemas'] },
  { to: '/queue', label: texts.queue, scopes: ['async-actions'] },
] as const;

/** The way to every page that the scopes of the reader open. */
export function Navigation({ onGo }: { readonly onGo: () => void }) {
  return (
    <Stack gap={4}>
      {PLACES.map((place) => (
        <Place key={place.to} {...place} onGo={onGo} />
      ))}
    </Stack>
  );
}

type PlaceProps = (typeof PLACES)[number] & { readonly onGo: () => void };

function Place({ to, label, scopes, onGo }: PlaceProps) {
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isHere = path === to || path.startsWith(`${to}/`);
  if (!useCan(...scopes)) return null;
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
