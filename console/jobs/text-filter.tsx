import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const TYPING_MS = 400;

interface TextFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  /** Called once the reader stops typing. */
  readonly onChange: (value: string | undefined) => void;
}

/** A field that filters while the reader types, and follows the address of the page. */
export function TextFilter({ label, value = '', onChange }: TextFilterProps) {
  const [text, setText] = useState(value);
  const [followed, setFollowed] = useState(value);
  const send = useDebouncedCallback(
    (typed: string) => onChange(typed.trim() || undefined),
    TYPING_MS,
  );
  if (value !== followed) {
    setFollowed(value);
    // What the reader has just typed comes back without the space at its end.
    if (text.trim() !== value) setText(value);
  }
  return (
    <TextInput
      label={label}
      value={text}
      spellCheck={false}
      onChange={({ currentTarget: { value: typed } }) => {
        setText(typed);
        send(typed);
      }}
    />
  );
}
