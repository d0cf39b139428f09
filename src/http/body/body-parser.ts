import type { FastifyRequest } from 'fastify';
import { invalidPayload } from '../../errors/domain-error.js';
import { FrameworkError } from '../../errors/framework-error.js';
import type { WorkerPool } from '../../workers/worker-pool.js';
import { hangUpOf } from '../hang-up.js';
import { memoryOf } from '../request-memory.js';
import { DEFAULT_BODY } from '../route-options.js';
import { readBodyText, type BodyReading, type JsonMembers } from './body-reading.js';
import { READ_BODY } from './body-reading.task.js';
import { JsonText } from './json-text.js';
import { readBody } from './read-body.js';

/**
 * Fastify's parser for every media type: reads the body by the rule of its route, in a worker thread unless
 * it is small. It replaces Fastify's own, which refuse in another order and drop the key `__proto__`.
 * @param ownerOf for whom a request takes a thread
 */
export function bodyParser(workers: WorkerPool, ownerOf: (request: FastifyRequest) => string) {
  return async (request: FastifyRequest): Promise<unknown> => {
    const rule = request.routeOptions.config.vouchsafe?.body ?? DEFAULT_BODY;
    const bytes = await readBody(request.raw, rule, memoryOf(request));
    if (rule.as === 'bytes' || rule.as === 'multipart') return bytes;
    const { as, members } = rule;
    const unread = { bytes: new Uint8Array(bytes), as, members };
    const reading = await workers.runUnlessSmall(READ_BODY, readBodyText, unread, {
      owner: ownerOf(request),
      size: bytes.length,
      signal: hangUpOf(request),
      transfer: [unread.bytes.buffer],
    });
    return bodyOf(reading, members);
  };
}

function bodyOf(reading: BodyReading, members: JsonMembers | undefined): unknown {
  if (reading.kind === 'not-json') throw FrameworkError.invalidJson();
  if (reading.kind === 'refused') throw invalidPayload(reading.details);
  const { values, text } = reading;
  if (values === undefined || members?.text === undefined || text === null) return values;
  return { ...values, [members.text]: new JsonText(text) };
}
