import createClient from 'openapi-fetch';
import { MANAGEMENT_HEADER } from '../session/management-key.js';
import { operator } from '../session/session.js';
import { SessionEndedError } from './errors.js';
import { serviceUrl } from './places.js';
import type { paths } from './schema.js';
import { send } from './send.js';

const UNAUTHORIZED = 401;

/** Sends a request with the management key. A key that is refused ends the session of the operator. */
async function sendAsOperator(request: Request): Promise<Response> {
  const key = operator.key();
  request.headers.set(MANAGEMENT_HEADER, key);
  const answer = await send(request);
  if (answer.status !== UNAUTHORIZED) return answer;
  operator.refused(key);
  throw new SessionEndedError('The management key was refused');
}

/** The routes of operators. Their types are made of `openapi.json`. */
export const operatorApi = createClient<paths>({ baseUrl: serviceUrl, fetch: sendAsOperator });
