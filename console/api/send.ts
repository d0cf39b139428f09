import { send as sendOnce } from '../../src/client/api/send.js';
import { connection } from './connection.js';
import { AwayError } from './errors.js';

/**
 * As `fetch`, and notices when the service is away.
 * @throws AwayError
 */
export async function send(request: Request): Promise<Response> {
  try {
    return await sendOnce(request);
  } catch (error) {
    if (error instanceof AwayError) connection.lost();
    throw error;
  }
}
