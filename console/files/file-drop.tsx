import { Button, Stack, Text } from '@mantine/core';
import { useId, useRef, useState, type DragEvent } from 'react';
import classes from './file-drop.module.css';
import { LIMIT_MEBIBYTES } from '../../src/client/files/size.js';
import { texts } from './texts.js';

interface FileDropProps {
  /** Which files are taken, in words and as the browser wants them. */
  readonly kinds: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** Takes a file: dropped, or chosen with the keyboard or a click. */
export function FileDrop({ kinds, accept, onFile }: FileDropProps) {
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={`${classes.drop ?? ''} ${isOver ? (classes.over ?? '') : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <Stack align="center" gap="sm">
        <Text fw={600}>{texts.drop}</Text>
        <Button onClick={() => input.current?.click()} aria-describedby={hint}>
          {texts.choose}
        </Button>
        <Text size="sm" c="dimmed" id={hint}>
          {kinds} {texts.limit(LIMIT_MEBIBYTES)}
        </Text>
      </Stack>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={texts.choose}
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file can be chosen again once it was mended.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
