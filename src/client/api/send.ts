import { AwayError } from './errors.js';

/** What a proxy answers for a service that is away, and a service that is starting or ending. */
const AWAY = new Set([502, 503, 504]);

/**
 * As `fetch`, but for a service that is away.
 * @throws AwayError when nothing answers, or only a proxy for it
 */
export async function send(request: Request): Promise<Response> {
  const answer = await fetch(request).catch((error: unknown) => {
    if (request.signal.aborted) throw error;
    throw new AwayError('The service does not answer', { cause: error });
  });
  if (AWAY.has(answer.status)) throw new AwayError('The service does not answer');
  return answer;
}
