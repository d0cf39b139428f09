import { readFile } from '../../src/client/files/read-file.js';
import type { ReadChoices, SourceFile } from '../../src/client/files/source-file.js';

/** What the page sends to this worker, once. */
export interface ReadRequest {
  readonly file: File;
  readonly choices: ReadChoices;
}

declare const self: {
  onmessage: (event: MessageEvent<ReadRequest>) => void;
  postMessage: (file: SourceFile) => void;
};

self.onmessage = ({ data: { file, choices } }) => {
  void file.arrayBuffer().then((bytes) => {
    self.postMessage(readFile(new Uint8Array(bytes), choices));
  });
};
