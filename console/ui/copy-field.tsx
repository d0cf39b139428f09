import { Button, Group, TextInput } from '@mantine/core';
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
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput
        ref={field}
        label={label}
        value={value}
        readOnly
        flex={1}
        description={<span role="status">{note}</span>}
        inputWrapperOrder={['label', 'input', 'description']}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Button
        variant="default"
        mb={note === '' ? 5 : 24}
        aria-label={texts.copyThe(label)}
        onClick={() => void copy()}
      >
        {texts.copy}
      </Button>
    </Group>
  );
}
