import { writeFileSync } from 'node:fs';
import { BuiltService } from './support/built-service.js';

/** Writes the document that the built service serves, where it has no public address, to `openapi.json`. */
const service = await BuiltService.start({ preferredPort: 0, env: { PUBLIC_URL: '' } });
try {
  const answer = await fetch(`${service.url}/openapi.json`);
  const document: unknown = await answer.json();
  writeFileSync('openapi.json', `${JSON.stringify(document, null, 2)}\n`);
  console.log('openapi.json is written');
} finally {
  await service.dispose();
}
