import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { texts } from './texts.js';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
}

/** A text to be taken away. Without a secure connection browsers copy nothing, so it is selected then. */
export function CopyField({ label, value }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState('');
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setNote(texts.copied);
    } catch {
      setNote(texts.copyByHand);
    }
  };
  return (
    <Stack gap={4}>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          ref={field}
          label={label}
          value={value}
          readOnly
          flex={1}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Button variant="default" aria-label={texts.copyThe(label)} onClick={() => void copy()}>
          {texts.copy}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" role="status">
        {note}
      </Text>
    </Stack>
  );
}
