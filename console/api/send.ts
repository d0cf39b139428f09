import { connection } from './connection.js';
import { AwayError } from './errors.js';

/** What a proxy answers for a service that is away, and a service that is starting or ending. */
const AWAY = new Set([502, 503, 504]);

/**
 * As `fetch`, and notices when the service is away.
 * @throws AwayError
 */
export async function send(request: Request): Promise<Response> {
  const answer = await fetch(request).catch((error: unknown) => {
    if (request.signal.aborted) throw error;
    return null;
  });
  if (answer !== null && !AWAY.has(answer.status)) return answer;
  connection.lost();
  throw new AwayError('The service does not answer');
}
