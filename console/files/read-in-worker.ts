import type { ReadRequest } from './file.worker.js';
import type { ReadChoices, SourceFile } from '../../src/client/files/source-file.js';

/** Reads a file beside the page, which stays quick meanwhile. @throws Error when the file cannot be read */
export function readInWorker(file: File, choices: ReadChoices): Promise<SourceFile> {
  const worker = new Worker(new URL('./file.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<SourceFile>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<SourceFile>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message || 'The file cannot be read'));
    worker.postMessage({ file, choices } satisfies ReadRequest);
  }).finally(() => worker.terminate());
}
