import { apiOf } from '../../src/client/api/client.js';
import { session } from '../session/session.js';
import { serviceUrl } from './places.js';
import { send } from './send.js';

export { bodyOf, idempotencyKey, type Schemas } from '../../src/client/api/client.js';

const UNAUTHORIZED = 401;

/** Sends a request with the token of the session. One that has been revoked is replaced once. */
async function sendSignedIn(request: Request): Promise<Response> {
  const answer = await send(signed(request.clone(), await session.token()));
  if (answer.status !== UNAUTHORIZED) return answer;
  return send(signed(request, await session.renew()));
}

function signed(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

/** The API of the service, called as the reader who is signed in. */
export const api = apiOf(serviceUrl, sendSignedIn);
