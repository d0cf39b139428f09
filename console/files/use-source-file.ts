import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { readInWorker } from './read-in-worker.js';
import { inMebibytes, LIMIT_BYTES, LIMIT_MEBIBYTES } from '../../src/client/files/size.js';
import type { ReadChoices, SourceFile } from '../../src/client/files/source-file.js';
import { texts } from './texts.js';

/** A file that was read. */
export interface ReadFile {
  readonly file: File;
  readonly source: SourceFile;
}

/** Takes a file and reads it, again whenever it is to be read otherwise. */
export function useSourceFile(onRead: (read: ReadFile | null) => void) {
  const [read, setRead] = useState<ReadFile | null>(null);
  const reading = useMutation({
    mutationFn: async ({ file, choices }: { file: File; choices: ReadChoices }) => {
      if (file.size > LIMIT_BYTES) {
        throw new Error(texts.tooLarge(inMebibytes(file.size), LIMIT_MEBIBYTES));
      }
      return { file, source: await readInWorker(file, choices) };
    },
    onSuccess: keep,
  });
  function keep(next: ReadFile | null): void {
    setRead(next);
    onRead(next);
  }
  return {
    read,
    error: reading.error,
    isReading: reading.isPending,
    take: (file: File) => reading.mutate({ file, choices: {} }),
    choose: (choices: ReadChoices) => {
      if (read) reading.mutate({ file: read.file, choices });
    },
    clear: () => {
      reading.reset();
      keep(null);
    },
  };
}
