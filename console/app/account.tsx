import {
  ActionIcon,
  Button,
  Group,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { signOut, useOperator, useSession } from '../session/session.js';
import { texts } from './texts.js';

/** Who is signed in, the way out, and the colours. */
export function Account() {
  const current = useSession();
  const isOperator = useOperator() === 'signed-in';
  return (
    <Group gap="xs" wrap="nowrap">
      {current.status === 'signed-in' && (
        <Text size="sm" c="dimmed" visibleFrom="sm" truncate maw={260}>
          {texts.signedInAs} <b>{current.appId}</b>
        </Text>
      )}
      {isOperator && (
        <Text size="sm" c="dimmed" visibleFrom="sm">
          {texts.operator}
        </Text>
      )}
      <ColourSwitch />
      <Button variant="default" size="xs" onClick={() => void signOut()}>
        {texts.signOut}
      </Button>
    </Group>
  );
}

function ColourSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const label = isDark ? texts.toLight : texts.toDark;
  return (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
      </svg>
    </ActionIcon>
  );
}
